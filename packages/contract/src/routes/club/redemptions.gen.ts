// Written by `pnpm generate` from the endpoints of the contract.
import type * as contract from '../../club/redemptions.ts'
import type { Route } from '../../route.ts'

export const cancelRedemption: Route<typeof contract.cancelRedemption> = {
  method: 'post',
  path: '/api/member/redemptions/:redemptionId/cancel',
}

export const listMyRedemptions: Route<typeof contract.listMyRedemptions> = {
  method: 'get',
  path: '/api/member/redemptions',
  form: {
    has: {
      rows: {
        list: {
          has: {
            redemptionId: 'text',
            code: 'text',
            state: 'text',
            rewardId: 'text',
            rewardName: 'text',
            kind: 'text',
            quantity: 'number',
            points: 'number',
            voucher: [
              {
                has: {
                  faceFen: 'number',
                  leftFen: 'number',
                  minimumSpendFen: 'number',
                  workTypes: [{ list: 'text' }, 'null'],
                  lineKinds: [{ list: 'text' }, 'null'],
                  usable: 'boolean',
                },
              },
              'null',
            ],
            stores: [{ list: 'text' }, 'null'],
            heldAt: 'text',
            collectBy: 'text',
            handedOverAt: ['text', 'null'],
            storeName: ['text', 'null'],
            can: { list: 'text' },
          },
        },
      },
    },
  },
}

export const redeemReward: Route<typeof contract.redeemReward> = { method: 'post', path: '/api/member/redemptions' }
