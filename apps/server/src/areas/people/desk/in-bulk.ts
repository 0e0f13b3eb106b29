import { hash } from 'node:crypto'
import type { BulkDone } from '@cheyou/contract'
import type { StaffAction } from '@cheyou/contract/codes'
import { staffActionNames } from '@cheyou/words'
import { staffAct } from '../../../platform/db/acts.ts'
import type { Idempotency } from '../../../platform/db/database.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import type { App } from '../../../wiring.ts'
import type { StaffCaller } from '../auth/index.ts'

/** So many characters of a reason the log of acts keeps; the act of each has it whole. */
const REASON_MOST = 200

/** One row of a list: by what it is known, and what a person calls it. */
export interface Chosen {
  readonly id: string
  readonly name: string
}

interface Bulk {
  /** What is done to each. */
  readonly action: StaffAction
  /** The rows as they are now. */
  readonly chosen: readonly Chosen[]
  /** How many the person saw; null where they named each. */
  readonly count: number | null
  readonly reason?: string
  readonly idempotency: Idempotency
  /** Does it to one, in a unit of its own, once for this key. */
  readonly each: (id: string, idempotency: Idempotency) => Promise<unknown>
}

/**
 * Does the same to many rows of a list. First the log of acts says so and the rows are kept with the key; then each is done in a unit
 * of its own, under a key made of both, so that a repetition goes on where the first time broke off and does nothing twice. What is
 * refused is named and stops no other.
 * @throws COUNT_CHANGED when the filter lets through another number than the person saw: nothing is done
 */
export async function inBulk(
  app: App,
  caller: StaffCaller,
  { action, chosen, count, reason, idempotency, each }: Bulk,
): Promise<BulkDone> {
  const said = `${staffActionNames[action]}，${chosen.length} 项${reason === undefined ? '' : `：${reason}`}`
  const act = staffAct(app, caller, 'desk.bulk', { reason: [...said].slice(0, REASON_MOST).join(''), idempotency })
  const { rows } = await app.db.unit(act, async (unit) => {
    if (count !== null && chosen.length !== count)
      throw new Refusal('COUNT_CHANGED', { asked: count, now: chosen.length })
    await unit.leaveAct()
    return { rows: chosen }
  })
  const became: BulkDone = { done: [], refused: [] }
  for (const { id, name } of rows) {
    try {
      await each(id, { ...idempotency, key: hash('sha256', `${idempotency.key} ${id}`) })
      became.done.push(id)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      became.refused.push({ id, name, code: error.code, facts: error.facts })
    }
  }
  return became
}
