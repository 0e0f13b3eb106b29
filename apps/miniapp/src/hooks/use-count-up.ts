import { useEffect, useState } from 'react'

const STEPS = 24
const STEP_MS = 30

/** Goes from 0 to `target` within a second, fast at first; a phone that is slow skips nothing, it is only later. */
export function useCountUp(target: number): number {
  const [step, setStep] = useState(0)
  useEffect(() => {
    if (step >= STEPS) return
    const timer = setTimeout(() => setStep(step + 1), STEP_MS)
    return () => clearTimeout(timer)
  }, [step])
  return countedAt(target, step)
}

/** What stands there after so many steps: the whole of it at the last. */
export function countedAt(target: number, step: number): number {
  const left = 1 - Math.min(1, step / STEPS)
  return Math.round(target * (1 - left ** 3))
}
