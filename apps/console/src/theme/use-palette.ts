import { useMemo } from 'react'
import { useClubAccent } from './club-accent.ts'
import { paletteWith } from './tokens.ts'
import type { Palette } from './tokens.ts'
import { useMedia } from './use-media.ts'

/** The colours of now: of the scheme that the system asks for, with the club's accent. */
export function usePalette(): Palette {
  const dark = useMedia('(prefers-color-scheme: dark)')
  const accent = useClubAccent()
  return useMemo(() => paletteWith(dark ? 'dark' : 'light', accent), [dark, accent])
}
