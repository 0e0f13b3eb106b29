let made = 0

/** A new id as long as a ULID and, like it, greater than those before, so that inserts go to the end of an index. */
export function newId(): string {
  return (Date.now().toString(32).padStart(10, '0') + (++made).toString(32).padStart(16, '0')).toUpperCase()
}
