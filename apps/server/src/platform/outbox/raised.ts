import type { HouseEvent } from '@cheyou/contract'
import type { Unit } from '../db/database.ts'
import { UnitMisused } from '../db/errors.ts'
import { newId } from '../db/ids.ts'
import type { EventHandlers } from './handlers.ts'

/** Handlers that raise events which others handle: more rounds than this go in a circle. */
const ROUNDS_MAX = 20

/** What a unit has raised: handled in it, kept for the relay. */
export interface Raised {
  add(event: HouseEvent): void
  /** Runs the handlers inside the unit, in the order of the modules, until nothing is left to handle. */
  handle(unit: Unit): Promise<void>
  /** Writes what handlers after the commit are to get. @returns whether there was anything */
  keep(unit: Unit): Promise<boolean>
}

export function raisedEvents({ inside, outbox }: EventHandlers): Raised {
  let waiting: HouseEvent[] = []
  const kept: HouseEvent[] = []
  let handling = false

  async function round(unit: Unit): Promise<void> {
    const events = waiting
    waiting = []
    for (const handler of inside) {
      const own = events.filter(({ name }) => name === handler.eventName)
      if (own.length > 0)
        await handler.run(
          unit,
          own.map(({ facts }) => facts),
        )
    }
  }

  return {
    add(event) {
      if (inside.some(({ eventName }) => eventName === event.name)) waiting.push(event)
      if (outbox.some(({ eventName }) => eventName === event.name)) kept.push(event)
    },
    async handle(unit) {
      if (handling) throw new UnitMisused('A handler waits for other handlers: what it raises is handled after it')
      handling = true
      for (let rounds = 1; waiting.length > 0; rounds++) {
        if (rounds > ROUNDS_MAX) throw new Error(`Events raise each other without end: ${namesOf(waiting)}`)
        await round(unit)
      }
      handling = false
    },
    async keep(unit) {
      const rows = kept.flatMap((event) =>
        outbox.filter(({ eventName }) => eventName === event.name).map(({ name }) => outboxRow(unit, event, name)),
      )
      await unit.sql.insert('outbox_events', rows)
      return rows.length > 0
    },
  }
}

const namesOf = (events: readonly HouseEvent[]) => [...new Set(events.map(({ name }) => name))].join(', ')

/** One row for each handler, so that one that fails keeps no other from its work. */
function outboxRow(unit: Unit, { name: event, subjectId, facts }: HouseEvent, handler: string) {
  return {
    id: newId(),
    groupId: unit.act.groupId,
    event,
    handler,
    subjectId,
    facts: JSON.stringify(facts),
    actId: unit.act.id,
    raisedAt: unit.now,
    status: 'ready',
    notBefore: unit.now,
    leaseId: null,
    failures: 0,
    lastError: null,
    parkedAt: null,
  }
}
