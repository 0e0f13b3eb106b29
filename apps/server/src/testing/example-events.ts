import { event } from '@cheyou/contract'
import type { Module } from '../platform/module.ts'
import { afterCommit } from '../platform/outbox/index.ts'
import type { Unit } from '../platform/db/database.ts'
import { newId } from '../platform/db/ids.ts'
import type { Sql } from '../platform/db/sql.ts'
import { exampleTables } from './example-tables.ts'

/** Something for tests of events to happen: the n-th time to one subject. */
export const exampleHappened = event<{ subjectId: string; n: number }>('example.happened', ({ subjectId }) => subjectId)

/** Raises events in a unit that also writes what they tell of: one entry each. */
export async function happen(unit: Unit, happenings: readonly { subjectId: string; n: number }[]): Promise<void> {
  await unit.sql.insert(
    'example_entries',
    happenings.map(({ subjectId, n }) => ({ id: newId(), transferId: 'told', accountId: subjectId, points: n })),
  )
  for (const happening of happenings) unit.raise(exampleHappened(happening))
}

export const HANDLER = 'example.note'

interface Noted {
  readonly facts: { subjectId: string; n: number }
}

/** Notes each event in a row of its own, a second time for one that comes twice. */
export const note = (unit: Unit, events: readonly Noted[]): Promise<void> =>
  unit.sql.insert(
    'example_entries',
    events.map(({ facts }) => ({ id: newId(), transferId: 'noted', accountId: facts.subjectId, points: facts.n })),
  )

/** A module whose handler notes each event. */
export const noting: Module = {
  name: 'example/noting',
  ...exampleTables,
  outbox: [afterCommit(exampleHappened, HANDLER, { write: note })],
}

/** What the handler noted, by subject, in the order in which it did. */
export async function notes(sql: Sql): Promise<Map<string, number[]>> {
  const rows = await sql.all<{ accountId: string; points: unknown }>(
    "SELECT accountId, points FROM example_entries WHERE transferId = 'noted' ORDER BY id",
  )
  const bySubject = Map.groupBy(rows, ({ accountId }) => accountId)
  return new Map([...bySubject].map(([subject, own]) => [subject, own.map(({ points }) => Number(points))]))
}
