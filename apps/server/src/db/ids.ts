import { monotonicFactory } from 'ulid'

const next = monotonicFactory()

/**
 * A new ULID, 26 characters: sorts by the time it was made, and within one process each is greater than the one before,
 * so inserts go to the end of an index. Made by the application, never by the database.
 */
export function newId(): string {
  return next()
}
