import type { ErrorCode } from '@cheyou/contract/codes'

export type Facts = Record<string, unknown>

/**
 * An expected "no" on its way to the client: a code and facts, never a sentence. The domain returns refusals as values; a use
 * case throws them as this, because leaving the unit is what takes back whatever it wrote before it knew.
 */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly code: ErrorCode
  readonly facts: Facts

  constructor(code: ErrorCode, facts: Facts = {}) {
    super(code)
    this.code = code
    this.facts = facts
  }
}

/** Unwraps a decision of the domain: its value, or the refusal thrown. */
export function accepted<Value>(
  decision: { ok: true; value: Value } | { ok: false; code: ErrorCode; facts: Facts },
): Value {
  if (decision.ok) return decision.value
  throw new Refusal(decision.code, decision.facts)
}
