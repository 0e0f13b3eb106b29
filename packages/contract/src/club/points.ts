import { z } from 'zod'
import { payers, postingKinds } from '../codes.ts'
import { businessDate, fen, id, instant, pageQuery, points } from '../common.ts'
import { lineDiscount } from './discounts.ts'
import { balances, tier } from './tiers.ts'
import { endpoint } from '../endpoint.ts'

/** How one line of a visit earned (req. 2.4): amount × rate × tier × campaign, exact before rounding. */
export const earningPart = z
  .object({
    lineNo: z.int(),
    itemName: z.string().nullable(),
    payer: z.enum(payers),
    amountFen: fen,
    qualifyingMilliPerYuan: z.int(),
    redeemableMilliPerYuan: z.int(),
    tierMilli: z.int(),
    /** What multiplied it besides the tier; missing when no campaign held that day. */
    campaign: z.object({ code: z.string(), name: z.string(), multiplierMilli: z.int() }).optional(),
    /** Exact decimal strings; lines are added exactly and rounded down once. */
    qualifyingExact: z.string(),
    redeemableExact: z.string(),
  })
  .meta({ id: 'EarningPart' })
export type EarningPart = z.infer<typeof earningPart>

export const explanation = z
  .object({
    ruleVersion: z.int(),
    tier,
    workType: z.string().nullable(),
    workTypeName: z.string().nullable(),
    parts: z.array(earningPart),
    /** What was taken off these lines before they earned (req. 3.5). */
    discounts: z.array(lineDiscount),
  })
  .meta({ id: 'Explanation' })
export type Explanation = z.infer<typeof explanation>

/** One entry of the statement; the client words it by `kind` and `subject`. */
export const statementEntry = z
  .object({
    id: z.string(),
    kind: z.enum(postingKinds),
    at: instant,
    on: businessDate,
    qualifying: points,
    redeemable: points,
    /** Debt paid (negative) or incurred (positive) by this entry (req. 2.6). */
    debt: points,
    subject: z.object({
      orderNumber: z.string().nullable(),
      plate: z.string().nullable(),
      rewardName: z.string().nullable(),
      /** What gave points besides visits: 生日, 参加活动 (req. 2.2). */
      sourceName: z.string().nullable(),
      reason: z.string().nullable(),
    }),
  })
  .meta({ id: 'StatementEntry' })
export type StatementEntry = z.infer<typeof statementEntry>

export const statement = z
  .object({ balances, rows: z.array(statementEntry), nextCursor: z.string().nullable() })
  .meta({ id: 'Statement' })
export type Statement = z.infer<typeof statement>

export const explainedEntry = z
  .object({ entry: statementEntry, explanation: explanation.nullable() })
  .meta({ id: 'ExplainedEntry' })
export type ExplainedEntry = z.infer<typeof explainedEntry>

export const getStatement = endpoint({
  method: 'get',
  path: '/api/member/points',
  summary: 'My statement, newest first, with both balances (req. 2.1, 2.4)',
  audience: 'member',
  limit: 'read',
  kept: true,
  query: pageQuery,
  response: statement,
})

export const explainMyEntry = endpoint({
  method: 'get',
  path: '/api/member/points/:entryId',
  summary: 'Which rule gave what for which line (req. 2.4)',
  audience: 'member',
  limit: 'read',
  params: z.object({ entryId: id }),
  response: explainedEntry,
})

/** What expires when, and how to earn (req. 2.2, 2.5). */
export const pointsOutlook = z
  .object({
    expiry: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('never') }),
      z.object({ kind: z.literal('rolling_months'), months: z.int() }),
      z.object({ kind: z.literal('year_end') }),
    ]),
    /** Every last day of points that I have, the next one first; points that never expire are not here. */
    expiring: z.array(z.object({ expiresOn: businessDate, points })),
    earning: z.object({
      /** Per yuan that the customer pays; without a work type: everything else. */
      rates: z.array(
        z.object({
          workTypeName: z.string().nullable(),
          qualifyingMilliPerYuan: z.int(),
          redeemableMilliPerYuan: z.int(),
        }),
      ),
      sources: z.array(
        z.object({
          code: z.string(),
          name: z.string(),
          qualifying: points,
          redeemable: points,
          perYear: z.int().nullable(),
        }),
      ),
    }),
  })
  .meta({ id: 'PointsOutlook' })
export type PointsOutlook = z.infer<typeof pointsOutlook>

export const getPointsOutlook = endpoint({
  method: 'get',
  path: '/api/member/points-outlook',
  summary: 'What of my points expires when, and how to earn more (req. 2.2, 2.5)',
  audience: 'member',
  limit: 'read',
  kept: true,
  response: pointsOutlook,
})
