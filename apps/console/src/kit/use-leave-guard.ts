import { useEffect, useRef, useSyncExternalStore } from 'react'

/** Forms with something typed and not sent, and who wants to know whether there is one. */
const held = new Set<object>()
const listeners = new Set<() => void>()
const tell = (): void => listeners.forEach((listener) => listener())

/** Everything typed was given up. */
export function letGo(): void {
  held.clear()
  tell()
}

/**
 * While the answer was last called with true, leaving the page asks first: back, to another page, closing the window. The question is
 * drawn by `LeaveQuestion` in the shell.
 */
export function useLeaveGuard(): (isTyped: boolean) => void {
  const own = useRef({})
  const hold = useRef((isTyped: boolean): void => {
    if (isTyped) held.add(own.current)
    else held.delete(own.current)
    tell()
  }).current
  useEffect(() => () => hold(false), [hold])
  return hold
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

export const isSomethingTyped = (): boolean => held.size > 0

/** Whether a form has something typed and not sent. */
export function useSomethingTyped(): boolean {
  return useSyncExternalStore(subscribe, isSomethingTyped)
}
