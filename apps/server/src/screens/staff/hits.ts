import { findKinds } from '@cheyou/contract/codes'
import { readTyped } from '@cheyou/domain'
import type { SqlValue } from '../../platform/db/sql.ts'
import type { Way } from '../../platform/finding.ts'
import { knownStores } from '../../areas/people/organisation/index.ts'
import type { App } from '../../wiring.ts'

/** A query of `customerId`s, each once, to join with; with its parameters. */
export interface Hits {
  sql: string
  params: readonly SqlValue[]
}

type Searching = Pick<App, 'groupId' | 'keys' | 'modules'>

/** All ways in which what was typed leads to customers of these stores, the surest first; none without a store. */
export function waysTo({ groupId, keys, modules }: Searching, storeIds: readonly string[], typed: string): Way[] {
  if (storeIds.length === 0) return []
  const asked = { groupId, keys, storeIds, typed: readTyped(typed) }
  const ways = modules.flatMap(({ finding }) => finding?.(asked) ?? [])
  return ways.toSorted((a, b) => findKinds.indexOf(a.kind) - findKinds.indexOf(b.kind))
}

const NOBODY: Hits = { sql: 'SELECT f.id AS customerId FROM customers f WHERE 1 = 0', params: [] }

/** Everybody of these stores who is found, for a list that shows no others. */
export function hitsOf(app: Searching, storeIds: readonly string[], typed: string): Hits {
  const ways = waysTo(app, storeIds, typed)
  if (ways.length === 0) return NOBODY
  return { sql: ways.map(({ sql }) => sql).join(' UNION '), params: ways.flatMap(({ params }) => params) }
}

/** The same at any store of the club, for lists that show what happened at one’s own store with members of another. */
export async function hitsAnywhere(app: Searching & Pick<App, 'db'>, typed: string): Promise<Hits> {
  const stores = await knownStores(app.db.read, app.groupId)
  return hitsOf(
    app,
    stores.map(({ id }) => id),
    typed,
  )
}
