import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { expect, inject, onTestFinished, test } from 'vitest'
import { happen, notes, noting } from '../../testing/example-events.ts'
import { exampleAct, exampleTables } from '../../testing/example-tables.ts'
import type { RelayErrand } from '../../testing/relay-process.ts'
import { testDatabase } from '../../testing/test-database.ts'
import type { Database } from '../db/database.ts'

/** A file has one writer at a time: processes that die there are few. */
const KILLS = inject('databaseKind') === 'mariadb' ? 20 : 3
const SUBJECTS = 40
const EACH = 10

/** A relay in a process of its own; it ends with the test at the latest. */
function relayProcess(url: string, errand: RelayErrand): ChildProcess {
  const script = fileURLToPath(new URL('../../testing/relay-process.ts', import.meta.url))
  const child = fork(script, { execArgv: [], stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  child.send({ url, errand })
  onTestFinished(() => void child.kill('SIGKILL'))
  return child
}

async function kill(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit')
  child.kill('SIGKILL')
  await gone
}

/** Nobody waits for what a killed process held: its leases are over at once. */
const endLeases = (db: Database) =>
  db.upkeep((sql, now) => sql.run('UPDATE outbox_events SET notBefore = ? WHERE leaseId IS NOT NULL', [now]))

async function filled(each: number) {
  const { db, url } = await testDatabase({ ...exampleTables, modules: [noting] })
  const happenings = Array.from({ length: each }, (_, n) =>
    Array.from({ length: SUBJECTS }, (_unused, subject) => ({ subjectId: `subject-${subject}`, n })),
  ).flat()
  await db.unit(exampleAct, (unit) => happen(unit, happenings))
  return { db, url, expected: new Map(Array.from({ length: SUBJECTS }, (_, s) => [`subject-${s}`, orders(each)])) }
}

const orders = (each: number) => Array.from({ length: each }, (_, n) => n)

test(
  `${KILLS} relays killed in the middle: none of the events is lost, none handled twice, all in their order`,
  { timeout: 240_000 },
  async () => {
    const { db, url, expected } = await filled(EACH)
    const relays = new Set([relayProcess(url, { do: 'relay' }), relayProcess(url, { do: 'relay' })])
    for (let killed = 0; killed < KILLS; killed++) {
      const working = [...relays].map((relay) => once(relay, 'message').then(() => relay))
      await db.unit(exampleAct, (unit) => happen(unit, more(expected)))
      // The message leaves in the unit, before the commit: the process dies about there.
      const relay = await Promise.race(working)
      relays.delete(relay)
      await kill(relay)
      await endLeases(db)
      relays.add(relayProcess(url, { do: 'relay' }))
    }
    await expect.poll(() => left(db), { timeout: 60_000 }).toBe(0)
    expect(await notes(db.read)).toEqual(expected)
  },
)

test('the control, whose handler notes outside the unit that ends the event, notes one twice', async () => {
  const { db, url, expected } = await filled(1)
  for (let killed = 0; killed < 2; killed++) {
    const child = relayProcess(url, { do: 'note-and-stay' })
    await once(child, 'message')
    await kill(child)
    await endLeases(db)
  }
  relayProcess(url, { do: 'relay' })
  await expect.poll(() => left(db), { timeout: 60_000 }).toBe(0)
  expect(await notes(db.read)).not.toEqual(expected)
})

async function left(db: Database): Promise<number> {
  return Number((await db.read.one<{ n: unknown }>('SELECT COUNT(*) AS n FROM outbox_events'))?.n)
}

/** Another event for each subject, added to what is expected. */
function more(expected: Map<string, number[]>) {
  return [...expected].map(([subjectId, own]) => {
    const n = own.length
    own.push(n)
    return { subjectId, n }
  })
}
