// Written by `pnpm generate` from the endpoints of the contract.
import type * as contract from '../../club/member.ts'
import type { Route } from '../../route.ts'

export const getCardActivity: Route<typeof contract.getCardActivity> = {
  method: 'get',
  path: '/api/member/card-activity',
}

export const getCardSecret: Route<typeof contract.getCardSecret> = {
  method: 'get',
  path: '/api/member/card-secret',
  form: { has: { cardNumber: 'text', secret: 'text', serverTime: 'text' } },
}

export const getHome: Route<typeof contract.getHome> = {
  method: 'get',
  path: '/api/member/home',
  form: {
    has: {
      card: {
        has: {
          memberId: 'text',
          cardNumber: 'text',
          name: 'text',
          tier: { has: { code: 'text', name: 'text' } },
          balances: { has: { qualifying: 'number', redeemable: 'number', held: 'number', debt: 'number' } },
          progress: {
            has: { next: [{ has: { code: 'text', name: 'text' } }, 'null'], missing: 'number', shareMilli: 'number' },
          },
          joinedOn: 'text',
          membershipEndsOn: 'text',
        },
      },
      cars: {
        list: {
          has: {
            vehicleId: 'text',
            plate: ['text', 'null'],
            vin: 'text',
            series: ['text', 'null'],
            model: ['text', 'null'],
            colour: ['text', 'null'],
            purchasedOn: ['text', 'null'],
            warrantyEndsOn: ['text', 'null'],
            insurer: ['text', 'null'],
            insuranceEndsOn: ['text', 'null'],
            odometerKm: ['number', 'null'],
            odometerReadOn: ['text', 'null'],
          },
        },
      },
      recent: {
        list: {
          has: {
            id: 'text',
            kind: 'text',
            at: 'text',
            on: 'text',
            qualifying: 'number',
            redeemable: 'number',
            debt: 'number',
            subject: {
              has: {
                orderNumber: ['text', 'null'],
                plate: ['text', 'null'],
                rewardName: ['text', 'null'],
                sourceName: ['text', 'null'],
                reason: ['text', 'null'],
              },
            },
          },
        },
      },
      openRedemptions: 'number',
      nextToCollect: [
        {
          has: {
            redemptionId: 'text',
            rewardName: 'text',
            quantity: 'number',
            isVoucher: 'boolean',
            collectBy: 'text',
          },
        },
        'null',
      ],
      invitedTo: [{ has: { code: 'text', name: 'text' } }, 'null'],
      expiringSoon: { list: { has: { expiresOn: 'text', points: 'number' } } },
      membershipEnding: [{ has: { state: 'text', endsOn: 'text', daysLeft: 'number', graceEndsOn: 'text' } }, 'null'],
      today: 'text',
    },
  },
}

export const getTierLadder: Route<typeof contract.getTierLadder> = {
  method: 'get',
  path: '/api/member/tiers',
  form: {
    has: {
      tiers: {
        list: {
          has: {
            code: 'text',
            name: 'text',
            thresholdQualifying: 'number',
            labourMilli: 'number',
            partsMilli: 'number',
            benefits: { list: { has: { code: 'text', name: 'text', perYear: 'number' } } },
            advisor: 'boolean',
            mine: 'boolean',
          },
        },
      },
      thresholds: {
        list: {
          has: {
            code: 'text',
            name: 'text',
            qualifying: 'number',
            labourMilli: 'number',
            partsMilli: 'number',
            missing: 'number',
            mine: 'boolean',
          },
        },
      },
      stacking: 'text',
      card: {
        has: {
          memberId: 'text',
          cardNumber: 'text',
          name: 'text',
          tier: { has: { code: 'text', name: 'text' } },
          balances: { has: { qualifying: 'number', redeemable: 'number', held: 'number', debt: 'number' } },
          progress: {
            has: { next: [{ has: { code: 'text', name: 'text' } }, 'null'], missing: 'number', shareMilli: 'number' },
          },
          joinedOn: 'text',
          membershipEndsOn: 'text',
        },
      },
    },
  },
}
