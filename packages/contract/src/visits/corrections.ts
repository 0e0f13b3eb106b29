import { z } from 'zod'
import { tillRoles } from '../codes.ts'
import { amountFen, fen, id, points, revision, text } from '../common.ts'
import { balances } from '../club/tiers.ts'
import { endpoint } from '../endpoint.ts'

export const correctedVisit = z
  .object({
    visitId: z.string(),
    revision: z.int(),
    /** What the customer pays now, after discounts. */
    customerFen: fen,
    /** What the correction gave on each track; below 0: took. */
    points: z.object({ qualifying: points, redeemable: points }),
    balances,
  })
  .meta({ id: 'CorrectedVisit' })
export type CorrectedVisit = z.infer<typeof correctedVisit>

export const correctVisit = endpoint({
  method: 'post',
  path: '/api/staff/visits/:visitId/correct',
  summary: 'Corrects list prices of a settled visit: what came off comes off again, points follow (req. 2.6)',
  audience: 'staff',
  roles: tillRoles,
  limit: 'write',
  idempotent: true,
  params: z.object({ visitId: id }),
  body: z.object({
    /** Of the visit as it was seen: one that was changed since is refused. */
    revision,
    /** The lines whose list prices were wrong, each once. */
    lines: z
      .array(z.object({ lineNo: z.int().min(1).max(10_000), amountFen }))
      .min(1)
      .max(100),
    reason: text(200),
  }),
  response: correctedVisit,
})
