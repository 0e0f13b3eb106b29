// Written by `pnpm generate` from the endpoints of the contract.
import type * as contract from '../../screens/showcase.ts'
import type { Route } from '../../route.ts'

export const getShowcase: Route<typeof contract.getShowcase> = {
  method: 'get',
  path: '/api/club/showcase',
  anonymous: true,
  form: {
    has: {
      club: {
        has: {
          name: 'text',
          logoUrl: ['text', 'null'],
          accent: [
            {
              has: {
                light: { has: { accent: 'text', wash: 'text', onAccent: 'text', fill: 'text', fillHover: 'text' } },
                dark: { has: { accent: 'text', wash: 'text', onAccent: 'text', fill: 'text', fillHover: 'text' } },
              },
            },
            'null',
          ],
        },
      },
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
      stores: {
        list: {
          has: {
            storeId: 'text',
            name: 'text',
            address: ['text', 'null'],
            phone: ['text', 'null'],
            hours: [
              {
                has: {
                  week: { list: { list: { has: { from: 'number', to: 'number' } } } },
                  days: {
                    list: { has: { date: 'text', openings: { list: { has: { from: 'number', to: 'number' } } } } },
                  },
                },
              },
              'null',
            ],
            place: [{ has: { latitude: 'number', longitude: 'number' } }, 'null'],
          },
        },
      },
    },
  },
}
