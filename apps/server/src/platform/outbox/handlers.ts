import type { EventKind } from '@cheyou/contract'
import type { App } from '../../wiring.ts'
import type { Unit } from '../db/database.ts'

/** Runs in the unit in which the events were raised, at the end of its work; what it throws takes the whole unit back. */
export interface UnitHandler {
  readonly eventName: string
  /** Gets all events of its kind that have been raised since it ran last, so that it asks the database once for all of them. */
  run(unit: Unit, facts: readonly unknown[]): Promise<void>
}

/** An event as a handler after the commit gets it. */
export interface Delivery<Facts = unknown> {
  /** The same at every attempt: the key of what the handler does outside the database. */
  readonly id: string
  readonly subjectId: string
  readonly facts: Facts
  /** When the event was raised. */
  readonly raisedAt: Date
}

/** Runs after the commit. What it writes happens once, what it sends at least once. */
export interface OutboxHandler {
  readonly eventName: string
  /** Module and verb, such as `notifications.thank`. Events that wait are kept under it: once released it stays. */
  readonly name: string
  readonly work: OutboxWork
}

export type OutboxWork<Facts = unknown> =
  /** Writes for many events at once, in the unit that also takes them out of the outbox. */
  | { write(unit: Unit, events: readonly Delivery<Facts>[]): Promise<void> }
  /** Reaches outside for one event, beyond any unit; at most ten seconds. */
  | { send(app: App, event: Delivery<Facts>): Promise<void> }

export interface EventHandlers {
  readonly inside: readonly UnitHandler[]
  readonly outbox: readonly OutboxHandler[]
}

export const noHandlers: EventHandlers = { inside: [], outbox: [] }

/** A line of `module.ts`: what must never be apart from the event. */
export function inUnit<Facts>(
  kind: EventKind<Facts>,
  run: (unit: Unit, facts: readonly Facts[]) => Promise<void>,
): UnitHandler {
  return { eventName: kind.eventName, run: (unit, facts) => run(unit, facts as readonly Facts[]) }
}

/** A line of `module.ts`: what follows the event once it is certain. */
export function afterCommit<Facts>(kind: EventKind<Facts>, name: string, work: OutboxWork<Facts>): OutboxHandler {
  return { eventName: kind.eventName, name, work }
}

interface BringsHandlers {
  readonly handlers?: readonly UnitHandler[]
  readonly outbox?: readonly OutboxHandler[]
}

/** The handlers of modules, in the order of the modules. @throws Error when two outbox handlers have one name */
export function handlersOf(modules: readonly BringsHandlers[]): EventHandlers {
  const outbox = modules.flatMap((module) => module.outbox ?? [])
  const names = outbox.map(({ name }) => name)
  const twice = names.find((name, at) => names.indexOf(name) !== at)
  if (twice !== undefined) throw new Error(`Two handlers of the outbox are called ${twice}`)
  return { inside: modules.flatMap((module) => module.handlers ?? []), outbox }
}
