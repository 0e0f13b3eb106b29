import { setTimeout as delay } from 'node:timers/promises'
import { randomBytes } from 'node:crypto'
import { pino } from 'pino'
import { systemClock } from '../clock.ts'
import { readConfig } from '../config.ts'
import { jobKinds, limits, migrations, modules, tables } from '../modules.ts'
import { openDatabase, type Database } from '../platform/db/database.ts'
import { rateLimits } from '../platform/http/rate-limit.ts'
import { workOff } from '../platform/jobs/work.ts'
import { handlersOf } from '../platform/outbox/index.ts'
import { keyring } from '../platform/pii/keyring.ts'
import type { App } from '../wiring.ts'

/** What a test asks of a process of its own that works on jobs. */
export interface JobErrand {
  url: string
  groupId: string
  leaseMs: number
  /** Where it stays until it is killed: after so many units, or at a read that contains a text, the first or a later one. */
  stayAfterUnits?: number
  stayAtRead?: string
  readNo?: number
}

// A listener keeps the channel, and with it this process, alive: only the test ends a process that stays somewhere.
process.on('message', (errand: JobErrand) => {
  work(errand).then(
    (kinds) => process.send?.({ done: kinds }, undefined, undefined, () => process.exit(0)),
    (error: unknown) => process.send?.({ failed: String(error) }, undefined, undefined, () => process.exit(1)),
  )
})

/** Works until no job is open any more. @returns the kinds of those that it did to their end */
async function work({ url, groupId, leaseMs, ...stay }: JobErrand): Promise<string[]> {
  const db = await openDatabase({
    url,
    clock: systemClock,
    exclusive: false,
    tables,
    migrations,
    handlers: handlersOf(modules),
  })
  const app: App = {
    config: readConfig({ DATABASE_URL: url }),
    groupId,
    modules,
    db: staying(db, stay),
    keys: keyring(randomBytes(32), randomBytes(32)),
    clock: systemClock,
    log: pino({ level: 'silent' }),
    limits: rateLimits(1, db, limits),
    wechat: null,
    checkResponses: true,
  }
  const done: string[] = []
  const open = () => db.read.one("SELECT id FROM jobs WHERE state IN ('waiting', 'running')")
  while (await open()) {
    for (const { kind, state } of await workOff(app, jobKinds, { leaseMs })) if (state === 'done') done.push(kind)
    await delay(50)
  }
  await db.close()
  return done
}

function staying(db: Database, { stayAfterUnits, stayAtRead, readNo = 1 }: Partial<JobErrand>): Database {
  let units = 0
  let reads = 0
  const unit: Database['unit'] = async (act, inside) => {
    const result = await db.unit(act, inside)
    if (++units === stayAfterUnits) await stayHere()
    return result
  }
  const all: Database['read']['all'] = async (text, params) => {
    if (stayAtRead !== undefined && text.includes(stayAtRead) && ++reads === readNo) await stayHere()
    return db.read.all(text, params)
  }
  return { ...db, unit, read: { ...db.read, all } }
}

/** Says that the place was reached; the test kills this process there. */
function stayHere(): Promise<never> {
  process.send?.({ reached: true })
  return new Promise(() => {})
}
