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
            has: {
              next: { either: [{ has: { code: 'text', name: 'text' } }, 'null'] },
              missing: 'number',
              shareMilli: 'number',
            },
          },
          joinedOn: 'text',
          membershipEndsOn: 'text',
        },
      },
      cars: {
        list: {
          has: {
            vehicleId: 'text',
            plate: { either: ['text', 'null'] },
            vin: 'text',
            series: { either: ['text', 'null'] },
            model: { either: ['text', 'null'] },
            colour: { either: ['text', 'null'] },
            purchasedOn: { either: ['text', 'null'] },
            warrantyEndsOn: { either: ['text', 'null'] },
            insurer: { either: ['text', 'null'] },
            insuranceEndsOn: { either: ['text', 'null'] },
            odometerKm: { either: ['number', 'null'] },
            odometerReadOn: { either: ['text', 'null'] },
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
                orderNumber: { either: ['text', 'null'] },
                plate: { either: ['text', 'null'] },
                rewardName: { either: ['text', 'null'] },
                sourceName: { either: ['text', 'null'] },
                reason: { either: ['text', 'null'] },
              },
            },
          },
        },
      },
      openRedemptions: 'number',
      expiringSoon: { list: { has: { expiresOn: 'text', points: 'number' } } },
      membershipEnding: {
        either: [{ has: { state: 'text', endsOn: 'text', daysLeft: 'number', graceEndsOn: 'text' } }, 'null'],
      },
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
            has: {
              next: { either: [{ has: { code: 'text', name: 'text' } }, 'null'] },
              missing: 'number',
              shareMilli: 'number',
            },
          },
          joinedOn: 'text',
          membershipEndsOn: 'text',
        },
      },
    },
  },
}
