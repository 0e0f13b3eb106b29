import { useState } from 'react'
import { padded, type PadKey } from '@cheyou/till'

/** The amounts of the sheet of all that comes off. */
export type AmountSpot = 'discretion' | 'approval'

export interface Amounts {
  spot: AmountSpot | null
  whole: boolean
  open: (spot: AmountSpot | null) => void
  press: (key: PadKey) => void
}

/** The number pad in a sheet: types into the amount that was tapped. */
export function useAmounts(
  texts: Readonly<Record<AmountSpot, string>>,
  type: (spot: AmountSpot, text: string) => void,
): Amounts {
  const [spot, setSpot] = useState<AmountSpot | null>(null)
  const [whole, setWhole] = useState(false)
  return {
    spot,
    whole,
    open: (next) => {
      setSpot(next)
      setWhole(true)
    },
    press: (key) => {
      if (spot === null) return
      type(spot, padded(whole && key !== 'erase' ? '' : texts[spot], key))
      setWhole(false)
    },
  }
}
