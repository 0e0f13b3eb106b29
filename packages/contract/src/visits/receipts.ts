import { z } from 'zod'
import { tillRoles } from '../codes.ts'
import { id } from '../common.ts'
import { endpoint } from '../endpoint.ts'

export const printReceipt = endpoint({
  method: 'post',
  path: '/api/staff/visits/:visitId/receipts',
  summary: 'Counts a receipt (小票) of a visit before it is printed: a second one is marked as a copy',
  audience: 'staff',
  roles: tillRoles,
  limit: 'write',
  idempotent: true,
  params: z.object({ visitId: id }),
  /** The how many-th of this visit it is; from 2 on it is a copy (补打). */
  response: z.object({ number: z.int().min(1) }),
})
