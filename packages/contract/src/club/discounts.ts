import { z } from 'zod'
import { lineDiscountSteps, lineKinds } from '../codes.ts'
import { businessDate, fen } from '../common.ts'

/** What one step took off the customer's lines, as it was told (req. 3.5). */
const discountTaken = z.object({
  step: z.enum(lineDiscountSteps),
  /** Of a tier, a threshold, a benefit; of a voucher the id of its redemption; of a discretionary discount the role. */
  code: z.string(),
  /** As it was called then; null for a discretionary discount. */
  name: z.string().nullable(),
  takenFen: fen,
})

/** What a visit saved its customer by one tier, voucher, benefit …, over all lines. */
export const saving = discountTaken.meta({ id: 'Saving' })
export type Saving = z.infer<typeof saving>

/** What one step took off one line. */
export const lineDiscount = discountTaken
  .extend({
    lineNo: z.int(),
    /** What is paid of 1000; null where an amount is taken off. */
    rateMilli: z.int().nullable(),
  })
  .meta({ id: 'LineDiscount' })
export type LineDiscount = z.infer<typeof lineDiscount>

/** Why an offer cannot be used on this visit, by code and facts. */
const obstacle = z.object({ code: z.string(), facts: z.record(z.string(), z.unknown()) })

/** What became of something that was asked for; with a problem the visit is not settled. */
export const offerOutcome = z
  .object({
    step: z.enum(['voucher', 'benefit', 'discretion']),
    code: z.string(),
    /** Of a benefit. */
    lineNo: z.int().nullable(),
    takenFen: fen,
    /** What can still be used after it: fen of a voucher, pieces of a benefit. */
    left: z.int(),
    problem: obstacle.nullable(),
  })
  .meta({ id: 'OfferOutcome' })
export type OfferOutcome = z.infer<typeof offerOutcome>

/** What tier, thresholds, vouchers, benefits and discretion take off a visit, line by line (req. 3.5). */
export const visitDiscounts = z
  .object({
    /** Of the customer's lines: before, taken off, after. */
    grossFen: fen,
    takenFen: fen,
    netFen: fen,
    /** In the order in which they were taken. */
    lines: z.array(lineDiscount),
    offers: z.array(offerOutcome),
  })
  .meta({ id: 'VisitDiscounts' })
export type VisitDiscounts = z.infer<typeof visitDiscounts>

/** What the till can offer on this visit, and why not (req. 3.3, 3.4). */
export const visitChoices = z
  .object({
    vouchers: z.array(
      z.object({
        redemptionId: z.string(),
        name: z.string(),
        faceFen: fen,
        leftFen: fen,
        minimumSpendFen: fen,
        /** null: all. */
        workTypes: z.array(z.string()).nullable(),
        lineKinds: z.array(z.enum(lineKinds)).nullable(),
        /** Its last day; null: none. */
        lastOn: businessDate.nullable(),
        /** What it takes off, or would. */
        takesFen: fen,
        problem: obstacle.nullable(),
      }),
    ),
    benefits: z.array(
      z.object({
        code: z.string(),
        name: z.string(),
        perYear: z.int(),
        left: z.int(),
        /** The kinds of line it fits; null: all. */
        lineKinds: z.array(z.enum(lineKinds)).nullable(),
        /** The most that one use takes off; null: the line, whatever it costs. */
        mostFen: fen.nullable(),
        problem: obstacle.nullable(),
        /** How much less the customer pays with it on that line; lines that it does not fit are left out. */
        saves: z.array(z.object({ lineNo: z.int(), savesFen: fen })),
      }),
    ),
    /** What the one who asks may take off on their own; 0: nothing. */
    discretionMostFen: fen,
  })
  .meta({ id: 'VisitChoices' })
export type VisitChoices = z.infer<typeof visitChoices>
