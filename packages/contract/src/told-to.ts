import type { Audience } from './endpoint.ts'
import type { Reader } from './refusal.ts'
import { refusals, type ErrorCode } from './refusals.ts'

/**
 * Who reads what an endpoint refuses, by its audience. A WeChat user is spoken to as an owner, whatever else they are;
 * whom everybody's endpoints answer is not known, an owner signing in or staff at the console. Staff call the same endpoints
 * from their phones and from the console.
 */
const readersOf: Readonly<Record<Audience, readonly Reader[]>> = {
  public: ['owner', 'desk'],
  demo: ['owner', 'desk'],
  session: ['owner'],
  member: ['owner'],
  staff: ['staff', 'desk'],
  console: ['desk'],
}

/** Whether an endpoint of this audience may refuse with this code: each of its readers has a sentence for it. */
export function isToldTo(audience: Audience, code: ErrorCode): boolean {
  const to: readonly Reader[] = refusals[code].to
  const readers = readersOf[audience]
  if (audience !== 'staff' || code === atConsoleOnly) return readers.some((reader) => to.includes(reader))
  return readers.every((reader) => to.includes(reader))
}

/** A request with the console's cookie that is not from our own pages: the phone has no cookie. */
const atConsoleOnly: ErrorCode = 'ORIGIN_REFUSED'
