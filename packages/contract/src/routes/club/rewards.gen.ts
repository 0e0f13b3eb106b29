// Written by `pnpm generate` from the endpoints of the contract.
import type * as contract from '../../club/rewards.ts'
import type { Route } from '../../route.ts'

export const listRewards: Route<typeof contract.listRewards> = {
  method: 'get',
  path: '/api/member/rewards',
  form: {
    has: {
      balances: { has: { qualifying: 'number', redeemable: 'number', held: 'number', debt: 'number' } },
      rows: {
        list: {
          has: {
            rewardId: 'text',
            kind: 'text',
            name: 'text',
            description: 'text',
            pointsPrice: 'number',
            pictureUrl: ['text', 'null'],
            stockLeft: ['number', 'null'],
            tiers: [{ has: { names: { list: 'text' }, andAbove: 'boolean' } }, 'null'],
            stores: { list: 'text' },
            opensOn: ['text', 'null'],
            closesOn: ['text', 'null'],
            validDays: 'number',
            voucher: [
              {
                has: {
                  faceFen: 'number',
                  minimumSpendFen: 'number',
                  workTypes: [{ list: 'text' }, 'null'],
                  lineKinds: [{ list: 'text' }, 'null'],
                },
              },
              'null',
            ],
            perMemberLimit: ['number', 'null'],
            myLimit: ['number', 'null'],
            alreadyRedeemed: 'number',
            quantityMax: 'number',
            can: { list: 'text' },
            refusal: [{ has: { code: 'text', facts: { map: 'any' } } }, 'null'],
          },
        },
      },
    },
  },
}
