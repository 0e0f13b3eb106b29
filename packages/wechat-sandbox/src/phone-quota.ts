/** How many more phone numbers the mini-program has paid for. */
export interface PhoneQuota {
  /** Sets what is left; null lifts the limit. */
  set(left: number | null): void
  /** Takes one; false when none is left. */
  take(): boolean
  readonly left: number | null
}

/** A quota without limit until one is set. */
export function createPhoneQuota(): PhoneQuota {
  let left: number | null = null
  return {
    set: (value) => {
      left = value
    },
    take: () => {
      if (left === null) return true
      if (left === 0) return false
      left -= 1
      return true
    },
    get left() {
      return left
    },
  }
}
