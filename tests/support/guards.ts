import { expect } from 'vitest'

/** What keeps several at once from doing what one may, how to take it away, and what comes of it. */
export interface Guard {
  /** After this statement of a unit it waits until so many have come as far; without it nobody need look first. */
  look?: RegExp
  /** The same for a read before the unit. */
  lookBefore?: RegExp
  /** How many must have looked before the first goes on; two without it. */
  parties?: number
  /** Parts of statements that guard, and what is there without them: as many `?`. */
  off?: readonly (readonly [guard: RegExp, without: string])[]
  /** Unique keys that guard are dropped, by statements for MariaDB. */
  dropped?: readonly string[]
  /** What a process counts by itself, in memory, is not counted. */
  uncounted?: true
  /** What the first expectation of the test that fails without the guard is given. */
  sees: unknown
}

/** Rows that a unit locks are locked no more. */
export const lock = [/ FOR UPDATE/, ''] as const

/** Where four or two values were compared, any will do. */
const ANY_TWO = ' AND ? IS NOT NULL AND ? IS NOT NULL'

/** Nobody keeps balances and lots, and they are written over whatever they have become. */
export const openLedger = [
  lock,
  [/ AND qualifying = \? AND redeemable = \? AND held = \? AND debt = \?/, ANY_TWO + ANY_TWO],
  [/ AND remaining \+ \? >= 0 AND remaining \+ \? <= points/, ANY_TWO],
] as const

/** What was changed meanwhile is changed all the same. */
export const anyRevision = [/ AND revision = \?/, ' AND ? IS NOT NULL'] as const

/** Pieces are taken from stock that is not there. */
export const anyStock = [/stockLeft >= \?/, '? IS NOT NULL'] as const

/** A cause may be posted to the ledger again. */
export const oneCause = 'DROP INDEX ux_ledger_postings_cause ON ledger_postings'

/** A key of a request is as good as new the second time. */
export const oneKey = 'ALTER TABLE idempotency_keys DROP PRIMARY KEY'

/** A card's code is as good as new the second time. */
export const oneScan = 'ALTER TABLE scanned_codes DROP PRIMARY KEY'

/** What is done to a redemption may be done to what it was before somebody else changed it. */
export const redeemedAgain = {
  off: [...openLedger, anyRevision],
  dropped: [oneCause, 'DROP INDEX ux_redemption_changes_revision ON redemption_changes'],
} as const

/** Guesses are counted side by side, each as if it were the first. */
export const guessedFreely = {
  look: /FROM guesses WHERE subject = /,
  parties: 6,
  off: [lock],
  dropped: ['ALTER TABLE guesses DROP PRIMARY KEY'],
} as const

/** The same for attempts to sign in. */
export const triedFreely = {
  look: /FROM sign_in_failures/,
  parties: 6,
  off: [lock],
  dropped: ['ALTER TABLE sign_in_failures DROP PRIMARY KEY'],
} as const

/** For `sees`, where it differs from run to run how many get through. */
export const moreThan = (most: number): unknown =>
  expect.toSatisfy((seen: unknown) => typeof seen === 'number' && seen > most, `more than ${most}`)

/** The same where fewer are held up. */
export const lessThan = (least: number): unknown =>
  expect.toSatisfy((seen: unknown) => typeof seen === 'number' && seen < least, `less than ${least}`)

/** The same for a list. */
export const longerThan = (most: number): unknown =>
  expect.toSatisfy((seen: unknown) => Array.isArray(seen) && seen.length > most, `longer than ${most}`)

/** A statement without what guards in it. */
export const opened = (text: string, { off = [] }: Guard): string =>
  off.reduce((left, [part, instead]) => left.replace(part, instead), text)

/** Longer than any of them takes; a race in which one does not look fails, and holds nothing up. */
const PATIENCE_MS = 20_000

/** Where the parties of a race meet after their look: it opens once so many have come, and stays open. */
export interface Gate {
  pass(): Promise<void>
  isOpen(): boolean
}

export function gateOf({ look, lookBefore, parties = 2 }: Guard): Gate {
  const needed = (look ?? lookBefore) ? parties : 0
  const open = Promise.withResolvers<void>()
  let come = 0
  return {
    pass: async () => {
      if (++come === needed) open.resolve()
      const gaveUp = setTimeout(open.resolve, PATIENCE_MS)
      await open.promise
      clearTimeout(gaveUp)
    },
    isOpen: () => come >= needed,
  }
}

/** The control of a race: without its guard it fails, by its own expectation and for what it was to see. */
export async function expectLost(race: Promise<void>, gate: () => Gate, { sees }: Guard): Promise<void> {
  const end = await race.then(
    () => ({ name: 'nothing failed' }),
    (error: unknown) => error,
  )
  expect(gate().isOpen(), 'all have looked').toBe(true)
  expect(end, 'without its guard the test fails by its own expectation').toMatchObject({ name: 'AssertionError' })
  expect((end as { actual?: unknown }).actual).toEqual(sees)
}
