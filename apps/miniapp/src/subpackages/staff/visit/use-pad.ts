import { useState } from 'react'
import { emptyLine, isUntouched, padded, withLine, type PadKey, type VisitForm } from '@cheyou/till'

/** Where the pad's keys go. */
export type PadSpot = 'odometer' | number | null

export interface Pad {
  spot: PadSpot
  /** What is there was not typed now: the next digit takes its place. */
  whole: boolean
  open: (spot: PadSpot) => void
  press: (key: PadKey) => void
  /** To the next line; after the last a new one. */
  next: () => void
  /** Adds a line and goes to it. */
  add: () => void
}

/** The number pad of the till: one for all amounts and the odometer, no keyboard of the phone. */
export function usePad(form: VisitForm, replace: (form: VisitForm) => void): Pad {
  const [spot, setSpot] = useState<PadSpot>(null)
  const [whole, setWhole] = useState(false)
  const open = (next: PadSpot): void => {
    setSpot(next)
    setWhole(true)
  }
  const add = (): void => {
    const at = form.lines.findIndex(isUntouched)
    if (at < 0) replace({ ...form, lines: [...form.lines, emptyLine] })
    open(at < 0 ? form.lines.length : at)
  }
  const press = (key: PadKey): void => {
    const before = (text: string): string => (whole && key !== 'erase' ? '' : text)
    if (spot === 'odometer') {
      if (key !== '.') replace({ ...form, odometer: padded(before(form.odometer), key) })
    } else if (spot !== null) {
      const amount = padded(before(form.lines[spot]?.amount ?? ''), key)
      replace(withLine(form, spot, { amount }))
    }
    setWhole(false)
  }
  const next = (): void => {
    const from = typeof spot === 'number' ? spot + 1 : 0
    if (from < form.lines.length) open(from)
    else add()
  }
  return { spot, whole, open, press, next, add }
}
