// Written by `pnpm generate` from the endpoints of the contract.
import type * as contract from '../../visits/templates.ts'
import type { Route } from '../../route.ts'

export const addWorkTemplate: Route<typeof contract.addWorkTemplate> = {
  method: 'post',
  path: '/api/console/work-templates',
}

export const changeWorkTemplate: Route<typeof contract.changeWorkTemplate> = {
  method: 'put',
  path: '/api/console/work-templates/:templateId',
}

export const listConsoleTemplates: Route<typeof contract.listConsoleTemplates> = {
  method: 'get',
  path: '/api/console/work-templates',
}

export const listWorkTemplates: Route<typeof contract.listWorkTemplates> = {
  method: 'get',
  path: '/api/staff/work-templates',
  reader: 'staff',
}

export const restoreWorkTemplate: Route<typeof contract.restoreWorkTemplate> = {
  method: 'post',
  path: '/api/console/work-templates/:templateId/restore',
}

export const restoreWorkTemplates: Route<typeof contract.restoreWorkTemplates> = {
  method: 'post',
  path: '/api/console/work-templates/restore',
}

export const retireWorkTemplate: Route<typeof contract.retireWorkTemplate> = {
  method: 'post',
  path: '/api/console/work-templates/:templateId/retire',
}

export const retireWorkTemplates: Route<typeof contract.retireWorkTemplates> = {
  method: 'post',
  path: '/api/console/work-templates/retire',
}
