import { encode } from 'uqr'

/** Modules of white that the standard asks for around the code (ISO/IEC 18004). */
const QUIET_ZONE = 4
/** What scanners read from thermal paper without trouble; 22 mm at least. */
const CODE_MM = 24

/** A QR code: its dark modules, which are squares of one unit, and how many units and millimetres its edge has with the white. */
export interface QrCode {
  readonly dark: readonly (readonly [x: number, y: number])[]
  readonly edge: number
  readonly edgeMm: number
}

/** A text as a QR code, error correction M, its quiet zone included. */
export function qrCode(text: string): QrCode {
  const { data, size } = encode(text, { ecc: 'M', border: 0 })
  const edge = size + 2 * QUIET_ZONE
  const dark = data.flatMap((row, y) =>
    row.flatMap((isDark, x) => (isDark ? [[x + QUIET_ZONE, y + QUIET_ZONE] as const] : [])),
  )
  return { dark, edge, edgeMm: (CODE_MM * edge) / size }
}
