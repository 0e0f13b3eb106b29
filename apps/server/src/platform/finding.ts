import type { FindKind } from '@cheyou/contract/codes'
import type { Typed } from '@cheyou/domain'
import type { SqlValue } from './db/sql.ts'
import type { Keyring } from './pii/keyring.ts'

/** A search for customers of some stores. */
export interface Asked {
  readonly groupId: string
  /** Of the caller; at least one. */
  readonly storeIds: readonly string[]
  readonly typed: Typed
  readonly keys: Keyring
}

/** One way in which what was typed leads to customers. */
export interface Way {
  readonly kind: FindKind
  /** A query of `customerId`s of these stores: those of the kept archive where two were merged. One may come several times. */
  readonly sql: string
  readonly params: readonly SqlValue[]
}

/**
 * What a module brings to the one search (req. 16.4): a field of its `module.ts`. It says which of its own rows lead from what was
 * typed to customers, the surest way first; none where it has nothing of that kind.
 */
export type FindingPart = (asked: Asked) => readonly Way[]

/** Greater than what goes on after the beginning of a term: the last character there is. */
const LAST_CHARACTER = '\u{10FFFF}'

/** The bounds of what begins with a term, as parameters of `>= ? AND < ?`. */
export const beginningWith = (term: string): [string, string] => [term, term + LAST_CHARACTER]
