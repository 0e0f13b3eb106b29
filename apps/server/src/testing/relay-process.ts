import { randomBytes } from 'node:crypto'
import { pino } from 'pino'
import { systemClock } from '../clock.ts'
import { readConfig } from '../config.ts'
import { limits, migrations, tables } from '../modules.ts'
import { openDatabase, type Database } from '../platform/db/database.ts'
import { rateLimits } from '../platform/http/rate-limit.ts'
import type { Module } from '../platform/module.ts'
import { afterCommit, drainOutbox, handlersOf, startRelay } from '../platform/outbox/index.ts'
import { keyring } from '../platform/pii/keyring.ts'
import type { App } from '../wiring.ts'
import { exampleHappened, HANDLER, happen, note, noting } from './example-events.ts'
import { exampleAct, exampleTables } from './example-tables.ts'

/** What a test or a bench asks of a relay in a process of its own. */
export type RelayErrand =
  /** Migrates and leaves so many events in the outbox, each written with what it tells of. */
  | { do: 'fill'; events: number; subjects: number }
  /** Says when it is ready, is let go, and answers how many events it handled. */
  | { do: 'drain' }
  /** Relays until it is killed, and says so in every unit just before it commits. */
  | { do: 'relay' }
  /** The control: notes outside the unit that takes the event out of the outbox, says so and stays there. */
  | { do: 'note-and-stay' }

const FILLED_AT_ONCE = 100
/** Short, so that a test need not wait long for what a killed process held. */
const testing = { limit: 20, leaseMs: 12_000, pollMs: 50 }

process.on('message', (message: { url: string; errand: RelayErrand } | 'go') => {
  if (message === 'go') return go()
  void run(message.url, message.errand).then((done) =>
    process.send?.({ done }, undefined, undefined, () => process.exit(0)),
  )
})

let go: () => void = () => {}
const say = (what: object) => process.send?.(what)

async function run(url: string, errand: RelayErrand): Promise<unknown> {
  const app = await openExample(url, moduleFor(errand))
  if (errand.do === 'fill') return fill(app.db, errand)
  if (errand.do === 'drain') {
    const released = new Promise<void>((resolve) => {
      go = resolve
    })
    say({ ready: true })
    await released
    return drainOutbox(app)
  }
  startRelay(app, testing)
  return new Promise(() => {})
}

function moduleFor(errand: RelayErrand): Module {
  if (errand.do === 'relay')
    return {
      ...noting,
      outbox: [
        afterCommit(exampleHappened, HANDLER, {
          async write(unit, events) {
            await note(unit, events)
            say({ noted: events.length })
          },
        }),
      ],
    }
  if (errand.do !== 'note-and-stay') return noting
  return {
    ...noting,
    outbox: [
      afterCommit(exampleHappened, HANDLER, {
        async send(app, event) {
          await app.db.unit(exampleAct, (unit) => note(unit, [event]))
          say({ noted: 1 })
          await new Promise(() => {})
        },
      }),
    ],
  }
}

async function fill(db: Database, { events, subjects }: { events: number; subjects: number }): Promise<number> {
  await db.migrate()
  for (let from = 0; from < events; from += FILLED_AT_ONCE)
    await db.unit(exampleAct, (unit) =>
      happen(
        unit,
        Array.from({ length: Math.min(FILLED_AT_ONCE, events - from) }, (_, at) => ({
          subjectId: `subject-${(from + at) % subjects}`,
          n: Math.floor((from + at) / subjects),
        })),
      ),
    )
  return events
}

async function openExample(url: string, module: Module): Promise<App> {
  const db = await openDatabase({
    url,
    clock: systemClock,
    exclusive: false,
    handlers: handlersOf([module]),
    tables: [...tables, ...exampleTables.tables],
    migrations: [...migrations, ...exampleTables.migrations],
  })
  return {
    config: readConfig({ DATABASE_URL: url }),
    groupId: exampleAct.groupId,
    db,
    modules: [module],
    keys: keyring(randomBytes(32), randomBytes(32)),
    clock: systemClock,
    log: pino({ level: 'silent' }),
    limits: rateLimits(1, db, limits),
    wechat: null,
    checkResponses: false,
  }
}
