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
            pictureUrl: { either: ['text', 'null'] },
            stockLeft: { either: ['number', 'null'] },
            perMemberLimit: { either: ['number', 'null'] },
            myLimit: { either: ['number', 'null'] },
            alreadyRedeemed: 'number',
            quantityMax: 'number',
            tiers: { either: [{ has: { names: { list: 'text' }, andAbove: 'boolean' } }, 'null'] },
            stores: { list: 'text' },
            opensOn: { either: ['text', 'null'] },
            closesOn: { either: ['text', 'null'] },
            validDays: 'number',
            voucher: {
              either: [
                {
                  has: {
                    faceFen: 'number',
                    minimumSpendFen: 'number',
                    workTypes: { either: [{ list: 'text' }, 'null'] },
                    lineKinds: { either: [{ list: 'text' }, 'null'] },
                  },
                },
                'null',
              ],
            },
            can: { list: 'text' },
            refusal: { either: [{ has: { code: 'text', facts: { map: 'any' } } }, 'null'] },
          },
        },
      },
    },
  },
}
