import { z } from 'zod'
import { lineKinds, managerRoles, tillRoles } from '../codes.ts'
import { amountFen, businessDate, dictionaryCode, fen, id, text } from '../common.ts'
import { bulkDone, byIds } from '../bulk.ts'
import { endpoint } from '../endpoint.ts'

const templateLine = z.object({ itemName: text(80), lineKind: z.enum(lineKinds), amountFen })

/** A canned job (常用项目) of a store: one tap puts its lines with their usual prices on the visit. */
export const workTemplate = z
  .object({
    templateId: z.string(),
    storeId: z.string(),
    name: z.string(),
    workType: z.string(),
    lines: z.array(z.object({ itemName: z.string(), lineKind: z.enum(lineKinds), amountFen: fen })),
    /** Not offered at the till any more. */
    retired: z.boolean(),
  })
  .meta({ id: 'WorkTemplate' })
export type WorkTemplate = z.infer<typeof workTemplate>

/** One as the till offers it. */
export const offeredTemplate = workTemplate
  .extend({
    /** The last day on which this car had it; null: never here. */
    lastUsedOn: businessDate.nullable(),
  })
  .meta({ id: 'OfferedTemplate' })
export type OfferedTemplate = z.infer<typeof offeredTemplate>

export const listWorkTemplates = endpoint({
  method: 'get',
  path: '/api/staff/work-templates',
  summary: 'Canned jobs of a store: what this car had last, then what the store does most',
  audience: 'staff',
  roles: tillRoles,
  limit: 'desk',
  query: z.object({ storeId: id, vehicleId: id.optional() }),
  response: z.object({ rows: z.array(offeredTemplate) }),
})

const body = z.object({ name: text(40), workType: dictionaryCode, lines: z.array(templateLine).min(1).max(20) })
const params = z.object({ templateId: id })
const rows = z.object({ rows: z.array(workTemplate) })

export const listConsoleTemplates = endpoint({
  method: 'get',
  path: '/api/console/work-templates',
  summary: 'Canned jobs of my stores, retired ones too',
  audience: 'console',
  roles: managerRoles,
  limit: 'read',
  response: rows,
})

export const addWorkTemplate = endpoint({
  method: 'post',
  path: '/api/console/work-templates',
  summary: 'A new canned job of a store',
  audience: 'console',
  roles: managerRoles,
  limit: 'write',
  idempotent: true,
  body: body.extend({ storeId: id }),
  response: workTemplate,
})

export const changeWorkTemplate = endpoint({
  method: 'put',
  path: '/api/console/work-templates/:templateId',
  summary: 'Another name, work type, lines or prices; visits keep what they were settled with',
  audience: 'console',
  roles: managerRoles,
  limit: 'write',
  params,
  body,
  response: workTemplate,
})

export const retireWorkTemplate = endpoint({
  method: 'post',
  path: '/api/console/work-templates/:templateId/retire',
  summary: 'Offers a canned job no longer',
  audience: 'console',
  roles: managerRoles,
  limit: 'write',
  idempotent: true,
  params,
  response: workTemplate,
})

export const restoreWorkTemplate = endpoint({
  method: 'post',
  path: '/api/console/work-templates/:templateId/restore',
  summary: 'Offers a retired canned job again',
  audience: 'console',
  roles: managerRoles,
  limit: 'write',
  idempotent: true,
  params,
  response: workTemplate,
})

const many = { method: 'post', audience: 'console', roles: managerRoles, limit: 'write', idempotent: true } as const

export const retireWorkTemplates = endpoint({
  ...many,
  path: '/api/console/work-templates/retire',
  summary: 'Offers many canned jobs no longer',
  body: z.object({ chosen: byIds }),
  response: bulkDone,
})

export const restoreWorkTemplates = endpoint({
  ...many,
  path: '/api/console/work-templates/restore',
  summary: 'Offers many retired canned jobs again',
  body: z.object({ chosen: byIds }),
  response: bulkDone,
})
