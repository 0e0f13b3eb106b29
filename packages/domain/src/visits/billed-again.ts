import { discountAgain, type TakenAtTill } from '../club/discounts/discount-again.ts'
import type { RuleSet } from '../club/rules/rule-set.ts'
import type { BillLine, NamedDiscount } from './bill.ts'

/** A visit as it was settled at the till: its lines as they are charged and at list prices, and what came off them in its order. */
export type TillBill = {
  readonly lines: readonly (BillLine & { readonly listFen: number })[]
  readonly taken: readonly (TakenAtTill & { readonly name: string | null })[]
  /** Its lines since staff corrected their list prices: then these are the till's bill. */
  readonly corrected?: TillBill['lines']
}

export type BilledAgain = {
  /** It is the till's bill: nothing about it changes. */
  readonly same: boolean
  /** As they are charged. */
  readonly lines: readonly BillLine[]
  /** A voucher, a benefit or a discretionary discount that takes nothing any more is told with 0, for it stays used. */
  readonly taken: readonly NamedDiscount[]
}

/**
 * What a visit settled at the till is charged once the DMS tells of its order (req. 14.1): a bill over what the till typed, or over
 * what was left after its discounts, is the till's own, whatever its lines are called. Other amounts are the list prices corrected:
 * the till's discounts come off them again. What others than the customer pay is as the order says. `mostFen` says of vouchers, by
 * code, what they can still take: a rest that came back may have been used elsewhere, and then even the till's bill costs more.
 */
export function billedAgain(
  till: TillBill,
  lines: readonly BillLine[],
  rules: RuleSet,
  mostFen: ReadonlyMap<string, number> = new Map(),
): BilledAgain {
  const own = (line: BillLine) => line.payer === 'customer'
  const ownLines = till.corrected?.map(atListPrice) ?? []
  const taken = withinReach(takenOff(ownLines, till), mostFen)
  const billedFen = sumOf(lines.filter(own).map(({ amountFen }) => amountFen))
  const typed = (till.corrected ?? till.lines).filter(own)
  const amounts = [typed.map(({ listFen }) => listFen), typed.map(({ amountFen }) => amountFen)]
  if (!amounts.some((each) => sumOf(each) === billedFen)) return corrected(taken, lines, rules)
  const ofOthers = lines.filter((line) => !own(line))
  const less = sumOf(taken.map(({ takenFen }) => takenFen)) < sumOf(till.taken.map(({ takenFen }) => takenFen))
  if (less || till.corrected !== undefined) return corrected(taken, numberedOn(typed.map(atListPrice), ofOthers), rules)
  const same = sameSums(
    ofOthers,
    till.lines.filter((line) => !own(line)),
  )
  if (same) return { same, lines: till.lines.map(asCharged), taken: till.taken.map(named) }
  return { same, lines: numberedOn(typed.map(asCharged), ofOthers), taken: till.taken.map(named) }
}

/**
 * What a visit settled at the till is charged once staff correct its list prices (req. 2.6): what the till took off comes off them
 * again, as it does where the DMS corrects them. Each line keeps its number, so a benefit finds its own by that.
 */
export function billedCorrected(
  till: TillBill,
  lines: readonly BillLine[],
  rules: RuleSet,
  mostFen: ReadonlyMap<string, number>,
): BilledAgain {
  return corrected(withinReach(takenOff(lines, till), mostFen), lines, rules)
}

/** What the till took, with what the line of the same number, kind and name costs now. */
function takenOff(lines: readonly BillLine[], till: TillBill): TillBill['taken'] {
  const numbered = new Map(lines.map((line) => [line.lineNo, line]))
  const nameOf = new Map(till.lines.map(({ lineNo, itemName }) => [lineNo, itemName]))
  return till.taken.map((one) => {
    const line = numbered.get(one.lineNo)
    const its = line?.lineKind === one.lineKind && line.itemName === nameOf.get(one.lineNo)
    return its ? { ...one, listFen: line.amountFen } : one
  })
}

/** What was taken, of each voucher no more than it can still take. */
function withinReach(taken: TillBill['taken'], mostFen: ReadonlyMap<string, number>): TillBill['taken'] {
  const left = new Map(mostFen)
  return taken.map((one) => {
    const most = one.step === 'voucher' ? left.get(one.code) : undefined
    if (most === undefined) return one
    const takenFen = Math.min(one.takenFen, most)
    left.set(one.code, most - takenFen)
    return { ...one, takenFen }
  })
}

/** The lines with the others behind them. */
function numberedOn(lines: readonly BillLine[], others: readonly BillLine[]): BillLine[] {
  const last = Math.max(0, ...lines.map(({ lineNo }) => lineNo))
  return [...lines, ...others.map((line, index) => ({ ...line, lineNo: last + 1 + index }))]
}

function corrected(taken: TillBill['taken'], lines: readonly BillLine[], rules: RuleSet): BilledAgain {
  const again = discountAgain({ lines, taken, rules })
  const nameOf = ({ step, code }: { step: string; code: string }) =>
    taken.find((one) => one.step === step && one.code === code)?.name ?? null
  const came = again.flatMap(({ lineNo, discounts }) => discounts.map((one) => ({ lineNo, ...one, name: nameOf(one) })))
  return {
    same: false,
    lines: lines.map((line, index) => ({ ...line, amountFen: again[index]!.netFen })),
    taken: [...came, ...stillUsed(taken, came)],
  }
}

/** Of each voucher and the discretion one, of a benefit as many pieces, as found nothing that they could be taken off. */
function stillUsed(taken: TillBill['taken'], came: readonly NamedDiscount[]): NamedDiscount[] {
  const amounts = taken.filter(({ rateMilli }) => rateMilli === null)
  return amounts
    .filter((one, index) => {
      const found = came.filter((other) => sameOffer(one, other)).length
      const earlier = amounts.slice(0, index).filter((other) => sameOffer(one, other)).length
      // A voucher is one, over however many lines it was spread; of a benefit each line is a piece.
      return one.step === 'benefit' ? earlier >= found : found === 0 && earlier === 0
    })
    .map((one) => ({ ...named(one), takenFen: 0 }))
}

const sameOffer = (one: { step: string; code: string }, other: { step: string; code: string }) =>
  one.step === other.step && one.code === other.code
const sumOf = (amounts: readonly number[]) => amounts.reduce((sum, amount) => sum + amount, 0)

function sameSums(some: readonly BillLine[], others: readonly BillLine[]): boolean {
  const sums = (lines: readonly BillLine[]) =>
    (['insurer', 'manufacturer', 'internal'] as const).map((payer) =>
      sumOf(lines.filter((line) => line.payer === payer).map(({ amountFen }) => amountFen)),
    )
  const theirs = sums(others)
  return sums(some).every((sum, index) => sum === theirs[index])
}

function asCharged({ lineNo, itemName, lineKind, payer, amountFen }: TillBill['lines'][number]): BillLine {
  return { lineNo, itemName, lineKind, payer, amountFen }
}

function atListPrice({ listFen, ...line }: TillBill['lines'][number]): BillLine {
  return { ...asCharged({ listFen, ...line }), amountFen: listFen }
}

function named({ lineNo, step, code, name, rateMilli, takenFen }: TillBill['taken'][number]): NamedDiscount {
  return { lineNo, step, code, name, rateMilli, takenFen }
}
