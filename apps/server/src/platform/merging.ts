import type { MergePreview } from '@cheyou/contract'
import type { BusinessDate } from '@cheyou/domain'
import type { Unit } from './db/database.ts'
import type { Sql } from './db/sql.ts'

/** Two archives that turned out to be one person's (req. 1.7), by customer: the merged one goes on in the kept one. */
export interface MergingArchives {
  keptId: string
  mergedId: string
}

export interface Merge extends MergingArchives {
  mergeId: string
}

/** How many matters must be settled before, by what they are. */
export type OpenMatters = MergePreview['open']

/** What a merge has moved so far: each module adds what it moved, for those after it and for the record. */
export interface Moved {
  cars: number
  visits: number
  points: { qualifying: number; redeemable: number; debt: number }
  /** The members of the two archives; with both, the merged one goes on in the kept one. */
  cards: { kept: string | null; merged: string | null }
  /** A year of one of the two that ran beside the one that goes on: what it has used since it began counts on a day of that one. */
  beside: { memberId: string; startsOn: BusinessDate; countsOn: BusinessDate } | null
}

/**
 * What a module brings to the merging of two archives: a field of its `module.ts`. Every module is asked in the order of
 * `modules.ts`, inside the one unit.
 */
export interface MergingPart {
  /** Keeps what is decided on from changing until the unit ends. */
  lock?(unit: Unit, archives: MergingArchives): Promise<void>
  /** Counts what stands against it. Asked by the preview too, so it reads only. */
  against?(
    sql: Sql,
    archives: MergingArchives & { groupId: string; today: BusinessDate },
  ): Promise<Partial<OpenMatters>>
  /** Moves what is the merged archive's. @returns what it adds to what was moved */
  moves?(unit: Unit, merge: Merge, moved: Moved): Promise<Partial<Moved>>
}
