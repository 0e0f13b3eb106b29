// Written by `pnpm generate` from the endpoints of the contract.
import type * as contract from '../../club/points.ts'
import type { Route } from '../../route.ts'

export const explainMyEntry: Route<typeof contract.explainMyEntry> = {
  method: 'get',
  path: '/api/member/points/:entryId',
}

export const getPointsOutlook: Route<typeof contract.getPointsOutlook> = {
  method: 'get',
  path: '/api/member/points-outlook',
  form: {
    has: {
      expiry: [{ has: { kind: 'text' } }, { has: { kind: 'text', months: 'number' } }],
      expiring: { list: { has: { expiresOn: 'text', points: 'number' } } },
      earning: {
        has: {
          rates: {
            list: {
              has: {
                workTypeName: ['text', 'null'],
                qualifyingMilliPerYuan: 'number',
                redeemableMilliPerYuan: 'number',
              },
            },
          },
          sources: {
            list: {
              has: {
                code: 'text',
                name: 'text',
                qualifying: 'number',
                redeemable: 'number',
                perYear: ['number', 'null'],
              },
            },
          },
        },
      },
    },
  },
}

export const getStatement: Route<typeof contract.getStatement> = {
  method: 'get',
  path: '/api/member/points',
  form: {
    has: {
      balances: { has: { qualifying: 'number', redeemable: 'number', held: 'number', debt: 'number' } },
      rows: {
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
      nextCursor: ['text', 'null'],
    },
  },
}
