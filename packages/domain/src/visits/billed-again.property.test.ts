import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { runs } from '../testing/property-runs.ts'
import type { TakenAtTill } from '../club/discounts/discount-again.ts'
import { discountVisit } from '../club/discounts/discount-visit.ts'
import { discountSteps } from '../club/rules/discount-rules.ts'
import { defaultRules } from '../club/rules/default-rules.ts'
import { lineKinds, payers } from '../club/rules/rule-set.ts'
import type { BillLine } from './bill.ts'
import { billedAgain, billedCorrected, type TillBill } from './billed-again.ts'

const someLines = fc
  .array(
    fc.record({
      lineKind: fc.constantFrom(...lineKinds),
      payer: fc.constantFrom(...payers, 'customer' as const, 'customer' as const),
      amountFen: fc.integer({ min: 0, max: 100_000 }),
    }),
    { minLength: 1, maxLength: 6 },
  )
  .map((lines): BillLine[] => lines.map((line, i) => ({ ...line, lineNo: i + 1, itemName: `项目${i + 1}` })))

const rates = fc.record({
  order: fc.shuffledSubarray([...discountSteps], { minLength: discountSteps.length }),
  stacking: fc.constantFrom('best' as const, 'both' as const),
})
const settled = fc.record({
  lines: someLines,
  discounts: rates,
  tier: fc.constantFrom('standard', 'gold', 'vip'),
  qualifying: fc.constantFrom(0, 20_000),
  voucherFen: fc.option(fc.integer({ min: 1, max: 50_000 })),
  voucherKinds: fc.constantFrom(null, ['part' as const], ['labour' as const]),
  washLine: fc.option(fc.integer({ min: 1, max: 6 })),
  discretionFen: fc.nat(5_000),
})
type Settled = typeof settled extends fc.Arbitrary<infer Value> ? Value : never

const rulesOf = ({ discounts }: Pick<Settled, 'discounts'>) => ({ ...defaultRules(), discounts })

/** Settles as the till does and keeps what it took. */
function tillOf({ lines, discounts, tier, qualifying, ...asked }: Settled): TillBill {
  const { voucherFen, voucherKinds: kinds, washLine, discretionFen: amountFen } = asked
  const voucher = {
    id: 'v',
    leftFen: voucherFen ?? 0,
    minimumSpendFen: 0,
    workTypes: null,
    lineKinds: kinds,
    expiresOn: null,
  }
  const outcome = discountVisit({
    lines,
    workType: 'repair',
    tier,
    qualifying,
    membershipActive: true,
    asOf: '2026-11-28',
    rules: rulesOf({ discounts }),
    vouchers: voucherFen === null ? [] : [voucher],
    benefits: washLine === null ? [] : [{ code: 'wash', lineNo: washLine }],
    benefitsLeft: [{ code: 'wash', name: '洗车', perYear: 1, used: 0, left: 1 }],
    discretion: { role: 'manager', amountFen, approvedFen: amountFen },
  })
  const taken = outcome.lines.flatMap((line, i) =>
    line.discounts.map((one): TakenAtTill & { name: null } => ({
      ...one,
      lineNo: line.lineNo,
      lineKind: line.lineKind,
      itemName: lines[i]!.itemName,
      listFen: line.amountFen,
      lineKinds: one.step === 'voucher' ? kinds : null,
      name: null,
    })),
  )
  return {
    lines: lines.map((line, i) => ({ ...line, listFen: line.amountFen, amountFen: outcome.lines[i]!.netFen })),
    taken,
  }
}

const own = (lines: readonly BillLine[]) =>
  lines.filter(({ payer }) => payer === 'customer').reduce((sum, { amountFen }) => sum + amountFen, 0)
const atList = ({ lines }: TillBill): BillLine[] =>
  lines.map(({ listFen, ...line }) => ({ ...line, amountFen: listFen }))

it('knows the till’s bill by its list prices and by what was left of them, in however many lines', () => {
  fc.assert(
    fc.property(settled, (given) => {
      const till = tillOf(given)
      const whole = (lines: BillLine[]): BillLine[] => [
        { lineNo: 1, itemName: '合计', lineKind: 'labour', payer: 'customer', amountFen: own(lines) },
        ...lines.filter(({ payer }) => payer !== 'customer'),
      ]
      for (const lines of [atList(till), [...till.lines], whole(atList(till)), whole([...till.lines])]) {
        const again = billedAgain(till, lines, rulesOf(given))
        expect(again.same).toBe(true)
        expect(own(again.lines)).toBe(own(till.lines))
        expect(again.taken.map(({ takenFen }) => takenFen)).toEqual(till.taken.map(({ takenFen }) => takenFen))
      }
    }),
    { numRuns: runs(500) },
  )
})

const by = (step: string, taken: readonly { step: string; takenFen: number }[]) =>
  sum(taken.filter((one) => one.step === step))
const sum = (taken: readonly { takenFen: number }[]) => taken.reduce((all, { takenFen }) => all + takenFen, 0)

it('finds the line of a benefit though another line is added, and takes no more of an amount', () => {
  fc.assert(
    fc.property(settled, (given) => {
      const till = tillOf(given)
      const more = { lineNo: 9, itemName: '漏记', lineKind: 'part', payer: 'customer', amountFen: 777 } as const
      const again = billedAgain(till, [...atList(till), more], rulesOf(given))
      if (again.same) return
      expect(by('benefit', again.taken) > 0).toBe(by('benefit', till.taken) > 0)
      expect(by('voucher', again.taken)).toBeLessThanOrEqual(by('voucher', till.taken))
      expect(again.taken.some(({ step, lineNo }) => step === 'benefit' && lineNo === 9)).toBe(false)
    }),
    { numRuns: runs(500) },
  )
})

it('adds up for any corrected lines, none below 0, no amount above what the till took, and what was used stays told', () => {
  fc.assert(
    fc.property(settled, someLines, (given, lines) => {
      const till = tillOf(given)
      const again = billedAgain(till, lines, rulesOf(given))
      const known = [own(atList(till)), own(till.lines)].includes(own(lines))
      if (known) return
      expect(again.lines).toHaveLength(lines.length)
      for (const [index, { lineNo, amountFen, payer }] of again.lines.entries()) {
        const taken = again.taken.filter((one) => one.lineNo === lineNo && one.takenFen > 0)
        expect(amountFen).toBeGreaterThanOrEqual(0)
        expect(amountFen + sum(taken)).toBe(lines[index]!.amountFen)
        if (payer !== 'customer') expect(taken).toEqual([])
      }
      for (const step of ['voucher', 'discretion'] as const) {
        expect(by(step, again.taken)).toBeLessThanOrEqual(by(step, till.taken))
        expect(again.taken.some((one) => one.step === step)).toBe(till.taken.some((one) => one.step === step))
      }
      const pieces = (taken: readonly { step: string }[]) => taken.filter(({ step }) => step === 'benefit').length
      expect(pieces(again.taken)).toBe(pieces(till.taken))
    }),
    { numRuns: runs(1000) },
  )
})

it('corrected by staff and back again it is the till’s bill, and what the DMS tells of the corrected one changes nothing', () => {
  fc.assert(
    fc.property(settled, fc.nat(5), fc.integer({ min: 0, max: 100_000 }), (given, at, amountFen) => {
      const till = tillOf(given)
      const rules = rulesOf(given)
      const lines = atList(till).map((line, i) => (i === at ? { ...line, amountFen } : line))
      const once = billedCorrected(till, lines, rules, new Map())
      expect(once.lines.map(({ lineNo }) => lineNo)).toEqual(till.lines.map(({ lineNo }) => lineNo))
      for (const [i, { amountFen: netFen }] of once.lines.entries()) {
        const offFen = sum(once.taken.filter(({ lineNo, takenFen }) => lineNo === i + 1 && takenFen > 0))
        expect(netFen + offFen).toBe(lines[i]!.amountFen)
      }
      const corrected = once.lines.map((line, i) => ({ ...line, listFen: lines[i]!.amountFen }))
      const kept: TillBill = { ...till, corrected }
      const back = billedCorrected(kept, atList(till), rules, new Map())
      expect(back.lines.map(({ amountFen: netFen }) => netFen)).toEqual(
        till.lines.map(({ amountFen: netFen }) => netFen),
      )
      for (const told of [lines, once.lines]) expect(own(billedAgain(kept, told, rules).lines)).toBe(own(once.lines))
    }),
    { numRuns: runs(500) },
  )
})
