import { systemAct } from '../db/acts.ts'
import type { App } from '../../wiring.ts'
import type { Claim, ClaimedEvent } from './claim-events.ts'
import { errorWords } from '../jobs/error-words.ts'
import type { OutboxHandler, OutboxWork } from './handlers.ts'
import { LeaseLost, noteFailure, releaseEvents, removeEvents } from './outbox.repository.ts'

/** How long one event may take outside the database. */
const SEND_MAX_MS = 10_000
/** How many subjects are sent for at a time. */
const SENDERS = 8

interface Delivering {
  readonly app: App
  readonly handler: OutboxHandler
  readonly claim: Claim
}

/**
 * Hands the events of a claim to their handler. One that fails waits for its next turn and holds back its own subject, no
 * other. @returns how many were handled
 */
export async function deliver(app: App, handler: OutboxHandler, claim: Claim): Promise<number> {
  const delivering = { app, handler, claim }
  try {
    return 'write' in handler.work ? await writeAll(delivering, handler.work) : await sendAll(delivering, handler.work)
  } catch (error) {
    if (!(error instanceof LeaseLost)) throw error
    app.log.warn({ handler: handler.name }, 'a lease ended before its events were handled; another relay has them')
    return 0
  }
}

type Writer = Extract<OutboxWork, { write: unknown }>
type Sender = Extract<OutboxWork, { send: unknown }>

/** All events in one unit; if that fails, each in its own, so that one bad event stops nothing else. */
async function writeAll(delivering: Delivering, writer: Writer): Promise<number> {
  const { events } = delivering.claim
  if (events.length > 1 && (await tried(delivering, events, writer)) === 'done') return events.length
  return eachInOrder(delivering, events, (event) => writeUnit(delivering, [event], writer))
}

async function tried(
  delivering: Delivering,
  events: readonly ClaimedEvent[],
  writer: Writer,
): Promise<'done' | 'failed'> {
  try {
    await writeUnit(delivering, events, writer)
    return 'done'
  } catch (error) {
    if (error instanceof LeaseLost) throw error
    return 'failed'
  }
}

async function writeUnit(
  { app, handler, claim }: Delivering,
  events: readonly ClaimedEvent[],
  writer: Writer,
): Promise<void> {
  const act = systemAct(app, handler.name)
  await app.db.unit(act, async (unit) => {
    await writer.write(unit, events)
    await removeEvents(unit.sql, claim.leaseId, events)
  })
}

/** Several subjects at a time, each in its order. */
async function sendAll(delivering: Delivering, outside: Sender): Promise<number> {
  const { app, claim } = delivering
  const lines = [...Map.groupBy(claim.events, ({ subjectId }) => subjectId).values()]
  const sender = async (): Promise<number> => {
    let handled = 0
    for (let line = lines.shift(); line; line = lines.shift())
      handled += await eachInOrder(delivering, line, async (event) => {
        await inTime(outside.send(app, event))
        await app.db.upkeep((sql) => removeEvents(sql, claim.leaseId, [event]))
      })
    return handled
  }
  const counts = await Promise.all(Array.from({ length: SENDERS }, sender))
  return counts.reduce((sum, handled) => sum + handled, 0)
}

/** Nobody waits longer for a handler: what it does later may be done again. */
async function inTime(work: Promise<void>): Promise<void> {
  const { promise: tooLate, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(() => reject(new SendTooSlow(`Not sent within ${SEND_MAX_MS} ms`)), SEND_MAX_MS)
  try {
    await Promise.race([work, tooLate])
  } finally {
    clearTimeout(timer)
  }
}

class SendTooSlow extends Error {
  override readonly name = 'SendTooSlow'
}

/** Event by event; what comes behind a failed one of the same subject, or would outlast the lease, is given back untried. */
async function eachInOrder(
  delivering: Delivering,
  events: readonly ClaimedEvent[],
  handle: (event: ClaimedEvent) => Promise<void>,
): Promise<number> {
  const { app, claim } = delivering
  const stuck = new Set<string>()
  const untried: ClaimedEvent[] = []
  let handled = 0
  for (const event of events) {
    const late = claim.leaseUntil.getTime() - app.clock.now().getTime() < SEND_MAX_MS
    if (late || stuck.has(event.subjectId)) {
      untried.push(event)
      continue
    }
    try {
      await handle(event)
      handled++
    } catch (error) {
      if (error instanceof LeaseLost) throw error
      stuck.add(event.subjectId)
      await fail(delivering, event, error)
    }
  }
  await app.db.upkeep((sql, now) => releaseEvents(sql, claim.leaseId, untried, now))
  return handled
}

async function fail({ app, handler, claim }: Delivering, event: ClaimedEvent, error: unknown): Promise<void> {
  const lastError = errorWords(error)
  const parked = await app.db.upkeep((sql, now) => noteFailure(sql, claim.leaseId, event, { lastError, now }))
  const facts = { handler: handler.name, eventId: event.id, failures: event.failures + 1, error: lastError }
  if (parked) app.log.error(facts, 'a handler of the outbox failed for the last time: its event is parked')
  else app.log.warn(facts, 'a handler of the outbox failed; its event is tried again')
}
