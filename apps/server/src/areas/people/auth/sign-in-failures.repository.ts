import type { Unit } from '../../../platform/db/database.ts'
import { DuplicateKey } from '../../../platform/db/errors.ts'
import { rows } from '../../../platform/db/rows.ts'
import type { Sql } from '../../../platform/db/sql.ts'
import { pick } from '../../../platform/db/table.ts'
import { deleteRows, findRow, insertRow, listRows, updateRows } from '../../../platform/db/table-rows.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import type { App } from '../../../wiring.ts'
import { signInFailures } from './sign-in-failures.tables.ts'

const DAY_MS = 86_400_000
/** Attempts without a pause, and the first pause: each further attempt doubles it, up to an hour. */
const ofOne = { free: 5, firstPauseMs: 30_000 }
/** Those of all unknown networks together. */
const ofAll = { free: 50, firstPauseMs: 120_000 }
const LONGEST_PAUSE_MS = 3_600_000

export const EVERYWHERE = 'everywhere'

/** The sources an attempt counts for, each with the instant of the attempt before. */
type Attempt = Map<string, Date | null>

/**
 * Counts an attempt before its password is looked at, so that many at once are no way around; success takes it back.
 * @throws ACCOUNT_LOCKED {retryAfterSeconds} while one of the sources is paused
 */
export async function countAttempt(app: App, loginName: string, sources: readonly string[]): Promise<Attempt> {
  const count = () =>
    app.db.upkeep(async (sql, now) => {
      const earlier: Attempt = new Map()
      for (const source of sources) earlier.set(source, await countOne(sql, loginName, source, now))
      return earlier
    })
  // The first attempt from somewhere makes the row; another may make it at the same moment, and then it is there.
  return count().catch((error: unknown) => {
    if (!(error instanceof DuplicateKey)) throw error
    return count()
  })
}

async function countOne(sql: Sql, loginName: string, source: string, now: Date): Promise<Date | null> {
  const where = { loginName, source }
  const row = await findRow(sql, signInFailures, where, ['failures', 'untold', 'pausedUntil', 'lastAt'], { lock: true })
  if (row?.pausedUntil && row.pausedUntil > now) {
    const retryAfterSeconds = Math.ceil((row.pausedUntil.getTime() - now.getTime()) / 1000)
    throw new Refusal('ACCOUNT_LOCKED', { retryAfterSeconds })
  }
  const isOld = row === null || now.getTime() - row.lastAt.getTime() > DAY_MS
  const failures = isOld ? 1 : row.failures + 1
  const untold = (row?.untold ?? 0) + (source === EVERYWHERE ? 0 : 1)
  const counted = { failures, untold, pausedUntil: pauseAfter(failures, source, now), lastAt: now }
  if (row === null) await insertRow(sql, signInFailures, { ...where, ...counted })
  else await updateRows(sql, signInFailures, counted, where)
  return row?.lastAt ?? null
}

function pauseAfter(failures: number, source: string, now: Date): Date | null {
  const { free, firstPauseMs } = source === EVERYWHERE ? ofAll : ofOne
  const beyond = failures - free
  if (beyond < 0) return null
  return new Date(now.getTime() + Math.min(LONGEST_PAUSE_MS, firstPauseMs * 2 ** Math.min(beyond, 10)))
}

/** Wrong passwords since the person last signed in, wherever they came from. */
export interface WrongPasswords {
  count: number
  lastAt: Date
}

/** Forgets where the person has signed in from, this right attempt everywhere, and tells of the wrong ones once. */
export async function noteSuccess(unit: Unit, loginName: string, attempt: Attempt): Promise<WrongPasswords | null> {
  const counted = await listRows(unit.sql, signInFailures, { loginName }, { orderBy: ['source'] })
  const wrong = counted
    .map(({ source, untold, lastAt }) => ({
      lastAt: attempt.get(source) ?? lastAt,
      count: untold - (attempt.has(source) ? 1 : 0),
    }))
    .filter(({ count }) => count > 0)
  for (const { source, failures, pausedUntil } of counted) {
    const where = { loginName, source }
    if (source === EVERYWHERE) {
      if (attempt.has(source))
        await updateRows(
          unit.sql,
          signInFailures,
          { failures: Math.max(0, failures - 1), pausedUntil: failures > ofAll.free ? pausedUntil : null },
          where,
        )
    } else if (attempt.has(source)) await deleteRows(unit.sql, signInFailures, where)
    else await updateRows(unit.sql, signInFailures, { untold: 0 }, where)
  }
  if (wrong.length === 0) return null
  return {
    count: wrong.reduce((sum, { count }) => sum + count, 0),
    lastAt: new Date(Math.max(...wrong.map(({ lastAt }) => lastAt.getTime()))),
  }
}

/** Lets somebody try again at once, from anywhere. @returns how many sources were counted */
export const forgetFailuresOf = (unit: Unit, loginName: string): Promise<number> =>
  deleteRows(unit.sql, signInFailures, { loginName })

/** A month: until then a person who comes back from holiday is told. */
const FAILURES_KEPT_MS = 30 * DAY_MS

/** Forgets failures of long ago, a batch at a time; returns how many. */
export async function forgetFailures(sql: Sql, now: Date, limit: number): Promise<number> {
  const before = new Date(now.getTime() - FAILURES_KEPT_MS)
  const found = await rows(
    sql,
    pick(signInFailures, 'loginName', 'source'),
    'SELECT loginName, source FROM sign_in_failures WHERE lastAt <= ? ORDER BY lastAt LIMIT ?',
    [before, limit],
  )
  let forgotten = 0
  for (const where of found) forgotten += await deleteRows(sql, signInFailures, where)
  return forgotten
}
