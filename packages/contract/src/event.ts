/** What an event may say: codes, ids, numbers and days, the same in a table as in memory. Never a name, a phone or free text. */
export type Fact = string | number | boolean | null | readonly Fact[] | { readonly [name: string]: Fact }

/** Something that happened, as `unit.raise` takes it. */
export interface HouseEvent<Facts = unknown> {
  readonly name: string
  /** What it happened to. After the commit, events of one subject are handled in the order in which they happened. */
  readonly subjectId: string
  readonly facts: Facts
}

/** Makes the events of one kind: `unit.raise(visitSettled({ visitId, … }))`. */
export interface EventKind<Facts> {
  (facts: Facts): HouseEvent<Facts>
  readonly eventName: string
}

export type FactsOf<Kind> = Kind extends EventKind<infer Facts> ? Facts : never

/** Declares a kind of event by its name, such as `visit.settled`, and by what is its subject. */
export function event<Facts extends { readonly [name: string]: Fact }>(
  eventName: string,
  subjectOf: (facts: Facts) => string,
): EventKind<Facts> {
  const make = (facts: Facts): HouseEvent<Facts> => ({ name: eventName, subjectId: subjectOf(facts), facts })
  return Object.assign(make, { eventName })
}
