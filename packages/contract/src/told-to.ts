import type { Audience } from './endpoint.ts'
import type { Reader } from './refusal.ts'
import { refusals, type ErrorCode } from './refusals.ts'

/**
 * Who reads what an endpoint refuses, by its audience. A WeChat user is spoken to as an owner, whatever else they are;
 * whom everybody's endpoints answer is not known, an owner signing in or staff at the console.
 */
const readersOf: Readonly<Record<Audience, readonly Reader[]>> = {
  public: ['owner', 'desk'],
  demo: ['owner', 'desk'],
  session: ['owner'],
  member: ['owner'],
  staff: ['staff'],
  console: ['desk'],
}

/** Whether an endpoint of this audience may refuse with this code: whoever reads it has a sentence for it. */
export function isToldTo(audience: Audience, code: ErrorCode): boolean {
  const to: readonly Reader[] = refusals[code].to
  return readersOf[audience].some((reader) => to.includes(reader))
}
