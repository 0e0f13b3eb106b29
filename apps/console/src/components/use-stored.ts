import { useCallback, useState } from 'react'

/**
 * A choice of this browser (folded navigation, columns), never of the business. Storage that is full or forbidden only
 * means that the choice is not kept.
 */
export function useStored<Value>(
  key: string,
  initial: Value,
  isValue: (stored: unknown) => stored is Value,
): [Value, (value: Value) => void] {
  const [value, setValue] = useState<Value>(() => {
    const stored = read(key)
    return isValue(stored) ? stored : initial
  })
  const keep = useCallback(
    (next: Value) => {
      setValue(next)
      write(key, next)
    },
    [key],
  )
  return [value, keep]
}

function read(key: string): unknown {
  try {
    return JSON.parse(window.localStorage.getItem(key) ?? 'null') as unknown
  } catch {
    return undefined
  }
}

function write(key: string, value: unknown): void {
  try {
    window.localStorage.setItem(key, JSON.stringify(value))
  } catch {
    // Not kept; the choice still holds on this page.
  }
}
