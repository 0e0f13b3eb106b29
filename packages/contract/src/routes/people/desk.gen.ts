// Written by `pnpm generate` from the endpoints of the contract.
import type * as contract from '../../people/desk.ts'
import type { Route } from '../../route.ts'

export const bringBackView: Route<typeof contract.bringBackView> = {
  method: 'post',
  path: '/api/console/desk/views/:viewId/bring-back',
}

export const changeView: Route<typeof contract.changeView> = { method: 'put', path: '/api/console/desk/views/:viewId' }

export const chooseColumns: Route<typeof contract.chooseColumns> = {
  method: 'put',
  path: '/api/console/desk/columns/:list',
}

export const dropView: Route<typeof contract.dropView> = {
  method: 'post',
  path: '/api/console/desk/views/:viewId/drop',
}

export const getDesk: Route<typeof contract.getDesk> = { method: 'get', path: '/api/console/desk' }

export const noteExport: Route<typeof contract.noteExport> = { method: 'post', path: '/api/console/desk/exports' }

export const saveView: Route<typeof contract.saveView> = { method: 'post', path: '/api/console/desk/views' }
