import type { BulkDone } from '@cheyou/contract'
import type { Role } from '@cheyou/contract/codes'

/** What is to be done with: some rows by their ids, or all that the list's filters let through, as many as it counted. */
export type ChosenRows =
  { readonly ids: string[] } | { readonly filter: Readonly<Record<string, string>>; readonly count: number }

/** Something that can be done with many rows of a list at once. */
export interface BulkAction<Row> {
  /** As its button says: 停用. */
  readonly name: string
  /** Who may; without it everybody who sees the list. */
  readonly roles?: readonly Role[]
  /** Which rows can be chosen for it. */
  readonly fits: (row: Row) => boolean
  /** What a row is called where examples are given and refusals told. */
  readonly nameOf: (row: Row) => string
  readonly send: (key: string, chosen: ChosenRows, reason: string) => Promise<BulkDone>
  /** The server takes filters: all rows can be chosen, not only those of a page. */
  readonly all?: true
  /** Takes it back from these; without it the person is asked before, with the number and a reason. */
  readonly undo?: (key: string, ids: string[]) => Promise<BulkDone>
  /** What it means, where it cannot be taken back. */
  readonly about?: string
}

/** Which rows of a list are chosen. */
export interface Selection {
  readonly ids: readonly string[]
  /** All that the filters let through, on whatever page. */
  readonly all: boolean
}

export const nothingChosen: Selection = { ids: [], all: false }

/** The ids of rows chosen from a list that comes whole, where nobody chooses by filters. */
export function idsOf(chosen: ChosenRows): string[] {
  if (!('ids' in chosen)) throw new Error('Rows of this list are chosen by their ids')
  return chosen.ids
}
