// Written by `pnpm generate` from the endpoints of the contract.
import type * as contract from '../../people/stores.ts'
import type { Route } from '../../route.ts'

export const addStore: Route<typeof contract.addStore> = { method: 'post', path: '/api/console/stores' }

export const changeStore: Route<typeof contract.changeStore> = { method: 'put', path: '/api/console/stores/:storeId' }

export const listClubStores: Route<typeof contract.listClubStores> = {
  method: 'get',
  path: '/api/club/stores',
  anonymous: true,
  form: {
    has: {
      rows: {
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

export const listConsoleStores: Route<typeof contract.listConsoleStores> = {
  method: 'get',
  path: '/api/console/stores',
}

export const restoreStore: Route<typeof contract.restoreStore> = {
  method: 'post',
  path: '/api/console/stores/:storeId/restore',
}

export const retireStore: Route<typeof contract.retireStore> = {
  method: 'post',
  path: '/api/console/stores/:storeId/retire',
}
