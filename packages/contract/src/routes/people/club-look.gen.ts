// Written by `pnpm generate` from the endpoints of the contract.
import type * as contract from '../../people/club-look.ts'
import type { Route } from '../../route.ts'

export const changeClub: Route<typeof contract.changeClub> = { method: 'put', path: '/api/console/club' }

export const getClubLook: Route<typeof contract.getClubLook> = {
  method: 'get',
  path: '/api/club',
  anonymous: true,
  form: {
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
}

export const getConsoleClub: Route<typeof contract.getConsoleClub> = { method: 'get', path: '/api/console/club' }
