import { useCallback, useState } from 'react'
import { nothingChosen, type Selection } from './bulk.ts'
import type { ListView } from './list-view.ts'

/** The rows chosen under a view. Under other filters, in another order or on another page nothing is chosen. */
export function useSelection({ filters, sort, page, limit }: ListView): readonly [Selection, (to: Selection) => void] {
  const place = JSON.stringify([filters, sort, page, limit])
  const [chosen, setChosen] = useState({ place, selection: nothingChosen })
  // Also for who comes back: what was chosen is forgotten on leaving.
  if (chosen.place !== place) setChosen({ place, selection: nothingChosen })
  const choose = useCallback((selection: Selection) => setChosen({ place, selection }), [place])
  return [chosen.place === place ? chosen.selection : nothingChosen, choose]
}
