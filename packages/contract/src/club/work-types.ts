import { z } from 'zod'
import { managerRoles } from '../codes.ts'
import { dictionaryCode, text } from '../common.ts'
import { endpoint } from '../endpoint.ts'

/** A work type (维修类型) of the shop's dictionary; visits and rules keep its code, so it is retired and never deleted. */
export const workType = z
  .object({
    code: dictionaryCode,
    name: z.string(),
    /** What exports of the DMS call it, besides its name. */
    aliases: z.array(z.string()),
    /** One ordinary repair of enough money is a way to a higher tier (req. 1.5). */
    ordinaryRepair: z.boolean(),
    /** Not offered at the till any more; imports and history still know it. */
    retired: z.boolean(),
  })
  .meta({ id: 'WorkType' })
export type WorkType = z.infer<typeof workType>

const named = z.object({
  name: text(40),
  aliases: z.array(text(40)).max(20),
  ordinaryRepair: z.boolean(),
})
const params = z.object({ code: dictionaryCode })
const rows = z.object({ rows: z.array(workType) })

export const listConsoleWorkTypes = endpoint({
  method: 'get',
  path: '/api/console/work-types',
  summary: 'The shop’s work types, retired ones too (req. 2.2)',
  audience: 'console',
  roles: managerRoles,
  limit: 'read',
  response: rows,
})

export const addWorkType = endpoint({
  method: 'post',
  path: '/api/console/work-types',
  summary: 'A new work type at the end of the list (req. 2.2)',
  audience: 'console',
  roles: managerRoles,
  limit: 'write',
  idempotent: true,
  body: named.extend({ code: dictionaryCode }),
  response: rows,
})

export const changeWorkType = endpoint({
  method: 'put',
  path: '/api/console/work-types/:code',
  summary: 'Another name, other words of the DMS, another meaning for upgrades; the code stays',
  audience: 'console',
  roles: managerRoles,
  limit: 'write',
  params,
  body: named,
  response: rows,
})

export const retireWorkType = endpoint({
  method: 'post',
  path: '/api/console/work-types/:code/retire',
  summary: 'Offers a work type no longer; what was done under it stays as it is',
  audience: 'console',
  roles: managerRoles,
  limit: 'write',
  idempotent: true,
  params,
  response: rows,
})

export const restoreWorkType = endpoint({
  method: 'post',
  path: '/api/console/work-types/:code/restore',
  summary: 'Offers a retired work type again',
  audience: 'console',
  roles: managerRoles,
  limit: 'write',
  idempotent: true,
  params,
  response: rows,
})
