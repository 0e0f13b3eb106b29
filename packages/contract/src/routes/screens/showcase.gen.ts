// Written by `pnpm generate` from the endpoints of the contract.
import type * as contract from '../../screens/showcase.ts'
import type { Route } from '../../route.ts'

export const getShowcase: Route<typeof contract.getShowcase> = {
  method: 'get',
  path: '/api/club/showcase',
  form: {
    has: {
      rewards: {
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
          },
        },
      },
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
          },
        },
      },
      stores: { list: { has: { storeId: 'text', name: 'text' } } },
    },
  },
}
