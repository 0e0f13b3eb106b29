import { monotonicFactory } from 'ulid'

const reserve = new Uint32Array(1024)
let taken = reserve.length

/** A random fraction from 0 to below 1. Drawn by the kilobyte: on its own, ulid asks the system for every single character. */
function randomFraction(): number {
  if (taken === reserve.length) {
    crypto.getRandomValues(reserve)
    taken = 0
  }
  return reserve[taken++]! / 2 ** 32
}

const next = monotonicFactory(randomFraction)

/**
 * A new ULID, 26 characters: sorts by the time it was made, and within one process each is greater than the one before,
 * so inserts go to the end of an index. Made by the application, never by the database.
 */
export function newId(): string {
  return next()
}
