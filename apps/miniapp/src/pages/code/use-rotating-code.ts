import { useEffect, useMemo, useState } from 'react'
import { CODE_STEP_SECONDS, codeStepAt, decodeSecret, formatCardCode, totp } from '@cheyou/card-code'
import type { KeptSecret } from './card-secret.ts'

export interface RotatingCode {
  /** What the QR code says. */
  text: string
  otp: string
  secondsLeft: number
}

/** The code of this moment, and how long it stays; a new one each 30 s (req. 1.6). */
export function useRotatingCode(kept: KeptSecret, running: boolean): RotatingCode {
  const [nowMs, setNowMs] = useState(() => Date.now() + kept.clockOffsetMs)
  useEffect(() => {
    if (!running) return
    let timer: ReturnType<typeof setTimeout>
    const tick = (): void => {
      const now = Date.now() + kept.clockOffsetMs
      setNowMs(now)
      timer = setTimeout(tick, 1000 - (now % 1000) + 5)
    }
    tick()
    return () => clearTimeout(timer)
  }, [running, kept.clockOffsetMs])

  const step = codeStepAt(nowMs)
  const otp = useMemo(() => totp(decodeSecret(kept.secret), step), [kept.secret, step])
  const secondsLeft = CODE_STEP_SECONDS - (Math.floor(nowMs / 1000) % CODE_STEP_SECONDS)
  return { text: formatCardCode(kept.cardNumber, otp), otp, secondsLeft }
}
