import { newIdempotencyKey } from '../../../api/idempotency.ts'

const NAME = 'cheyou.console.station'
let own: string | null = null

/** The name that this browser has for itself among the workstations of a store. */
export function station(): string {
  own ??= kept()
  return own
}

function kept(): string {
  try {
    const known = window.localStorage.getItem(NAME)
    if (known !== null) return known
    const made = newIdempotencyKey()
    window.localStorage.setItem(NAME, made)
    return made
  } catch {
    return newIdempotencyKey()
  }
}
