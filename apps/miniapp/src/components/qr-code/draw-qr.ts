import { encode } from 'uqr'

/** Modules of white around the code that the standard asks for (ISO/IEC 18004, 4 modules). */
const QUIET_ZONE = 4
/** Whole pixels per module: enough for any phone's screen, and edges stay sharp. */
const PIXELS = 12

interface Paper {
  width: number
  height: number
  getContext: (kind: '2d') => Pick<CanvasRenderingContext2D, 'fillStyle' | 'fillRect'> | null
}

/** Draws a text as QR code, error correction M, filling the canvas. */
export function drawQr(canvas: Paper, text: string): void {
  const { data, size } = encode(text, { ecc: 'M', border: 0 })
  const edge = (size + 2 * QUIET_ZONE) * PIXELS
  canvas.width = edge
  canvas.height = edge
  const context = canvas.getContext('2d')
  if (context === null) return
  context.fillStyle = '#ffffff'
  context.fillRect(0, 0, edge, edge)
  context.fillStyle = '#10161e'
  data.forEach((row, y) => {
    row.forEach((dark, x) => {
      if (dark) context.fillRect((x + QUIET_ZONE) * PIXELS, (y + QUIET_ZONE) * PIXELS, PIXELS, PIXELS)
    })
  })
}
