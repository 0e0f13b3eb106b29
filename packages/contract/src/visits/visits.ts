import { z } from 'zod'
import { lineKinds, payers, tillRoles, visitPrices } from '../codes.ts'
import { amountFen, businessDate, dictionaryCode, fen, id, instant, points, quotedFen, text, token } from '../common.ts'
import { visitChoices, visitDiscounts } from '../club/discounts.ts'
import { endpoint } from '../endpoint.ts'
import { earningPart } from '../club/points.ts'
import { balances, tier } from '../club/tiers.ts'

export const visitDraft = z
  .object({
    storeId: id,
    memberId: id,
    vehicleId: id,
    /** From a scan; without one the member must be of my stores. */
    presenceToken: token.optional(),
    /** The DMS's order number when there is one already; its later import then corrects instead of doubling. */
    orderNumber: text(40).optional(),
    odometerKm: z.int().min(0).max(2_000_000).optional(),
    workType: dictionaryCode,
    lines: z
      .array(
        z.object({
          itemName: text(80).optional(),
          lineKind: z.enum(lineKinds),
          payer: z.enum(payers),
          amountFen,
        }),
      )
      .min(1)
      .max(100),
    /**
     * What the amounts are: list prices, which tier and threshold come off, or as the DMS has billed them, with those taken off
     * already. Without it: as billed when the DMS's order number is given, else list prices.
     */
    prices: z.enum(visitPrices).optional(),
    /** Vouchers of the member who was scanned, by their redemptions, in the order in which they are used (req. 3.3). */
    vouchers: z.array(id).max(20).optional(),
    /** Benefits of the service package, each for one line (req. 3.4). Lines count from 1. */
    benefits: z
      .array(z.object({ code: dictionaryCode, lineNo: z.int().min(1).max(100) }))
      .max(100)
      .optional(),
    /** What staff take off on their own (req. 3.5); 0: nothing. */
    discretionFen: amountFen.optional(),
    /** What a manager approved for this car today, when that is above the limit; settling uses it up. */
    approvalId: id.optional(),
    /** It was put aside on the server under the key that settles it. */
    putAside: z.boolean().optional(),
    /** The canned jobs whose lines stand in it; the till offers first what is used most. */
    templateIds: z.array(id).max(20).optional(),
  })
  .meta({ id: 'VisitDraft' })
export type VisitDraft = z.infer<typeof visitDraft>

/** A draft as it is settled. `quotedFen`: what the customer was told to pay; nothing else is charged. */
export const quotedVisit = visitDraft.extend({ quotedFen }).meta({ id: 'QuotedVisit' })
export type QuotedVisit = z.infer<typeof quotedVisit>

const visitOutcome = z.object({
  /** After discounts. */
  totals: z.object({ totalFen: fen, customerFen: fen, insurerFen: fen, manufacturerFen: fen, internalFen: fen }),
  points: z.object({ qualifying: points, redeemable: points }),
  ruleVersion: z.int(),
  tier,
  parts: z.array(earningPart),
  balancesAfter: balances,
  /** The tier the member reaches by this visit, or null. */
  tierReached: tier.nullable(),
  /** The tier whose qualifying points the member has with this visit and that waits for staff to confirm it (req. 1.5), or null. */
  tierInvited: tier.nullable(),
  warnings: z.array(z.object({ code: z.string(), facts: z.record(z.string(), z.unknown()) })),
  discounts: visitDiscounts,
})

export const visitPreview = visitOutcome.extend({ choices: visitChoices }).meta({ id: 'VisitPreview' })
export type VisitPreview = z.infer<typeof visitPreview>

export const previewVisit = endpoint({
  method: 'post',
  path: '/api/staff/visits/preview',
  summary: 'What settling would take off and give, and why; changes nothing (req. 2.4, 3.5)',
  audience: 'staff',
  roles: tillRoles,
  limit: 'desk',
  body: visitDraft,
  response: visitPreview,
})

export const settledVisit = visitOutcome
  .extend({
    visitId: z.string(),
    orderNumber: z.string(),
    settledAt: instant,
    /** What refunds of this order took that had been told before it was settled here, below 0; null when there were none. */
    refunded: z.object({ qualifying: points, redeemable: points }).nullable(),
  })
  .meta({ id: 'SettledVisit' })
export type SettledVisit = z.infer<typeof settledVisit>

export const settleVisit = endpoint({
  method: 'post',
  path: '/api/staff/visits',
  summary: 'Settles a visit: discounts come off, points arrive with their reason (req. 2.2, 3.5)',
  audience: 'staff',
  roles: tillRoles,
  limit: 'desk',
  idempotent: true,
  body: quotedVisit,
  response: settledVisit,
})

export const voidVisit = endpoint({
  method: 'post',
  path: '/api/staff/visits/:visitId/void',
  summary: 'Takes a visit, its points and what was used on it back, with a reason (req. 2.6)',
  audience: 'staff',
  roles: tillRoles,
  limit: 'write',
  idempotent: true,
  params: z.object({ visitId: id }),
  body: z.object({ reason: text(200) }),
  response: z.object({
    visitId: z.string(),
    /** Taken back on each track. */
    points: z.object({ qualifying: points, redeemable: points }),
    balances,
    /** What can be used again. */
    returned: z.object({
      vouchers: z.array(z.object({ name: z.string(), amountFen: fen })),
      /** With the membership year in which there is one more: its own, the one that runs when that is over, or, null, the next. */
      benefits: z.array(
        z.object({
          name: z.string(),
          quantity: z.int(),
          year: z.object({ startsOn: businessDate, endsOn: businessDate }).nullable(),
        }),
      ),
    }),
  }),
})
