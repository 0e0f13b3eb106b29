/** Where "now" comes from. Only the wiring knows the real one; everything else is given a clock or an instant. */
export interface Clock {
  now(): Date
}

export const systemClock: Clock = { now: () => new Date() }

/** A clock that stands still until it is moved: for tests and for the demo's fixed stories. */
export interface SettableClock extends Clock {
  set(instant: Date): void
  /** Moves the clock forward (or back, when negative) by milliseconds. */
  advance(milliseconds: number): void
}

export function settableClock(start: Date): SettableClock {
  let at = start.getTime()
  return {
    now: () => new Date(at),
    set: (instant) => {
      at = instant.getTime()
    },
    advance: (milliseconds) => {
      at += milliseconds
    },
  }
}
