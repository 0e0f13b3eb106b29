const NORMAL_FONT_PX = 16

/** The phone's font setting over the normal one, held between 0.9 and 1.4 so that no layout breaks. */
export function fontScale(fontSizeSetting: number | undefined): number {
  if (fontSizeSetting === undefined || !Number.isFinite(fontSizeSetting)) return 1
  return Math.min(1.4, Math.max(0.9, fontSizeSetting / NORMAL_FONT_PX))
}
