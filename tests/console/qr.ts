import type { Phone } from './phone.ts'

interface Paper {
  drawImage(picture: unknown, x: number, y: number): void
  getImageData(x: number, y: number, width: number, height: number): { data: ArrayLike<number> }
}

/** What this needs of a browser; tests know no browser types. */
type Browser = typeof globalThis & {
  OffscreenCanvas: new (
    width: number,
    height: number,
  ) => { getContext(kind: '2d', how: { willReadFrequently: true }): Paper }
}

const PATIENCE_MS = 15_000

/**
 * Waits until a QR code is really drawn: Taro's canvas comes a moment after the page around it.
 * @throws Error when it stays empty
 */
export async function seesQr(phone: Phone, name: string): Promise<void> {
  await phone.frame
    .getByRole('img', { name })
    .locator('canvas')
    // A page that slides out is still there while the next one slides in.
    .last()
    .evaluate((canvas: unknown, patienceMs: number) => {
      const { OffscreenCanvas } = globalThis as Browser
      const pixel = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true })
      const until = Date.now() + patienceMs
      return new Promise<void>((drawn, empty) => {
        const look = (): void => {
          // In the corner of the first finder pattern, behind four white modules of twelve pixels.
          pixel.drawImage(canvas, -54, -54)
          const { data } = pixel.getImageData(0, 0, 1, 1)
          if (data[3] === 255 && (data[0] ?? 255) < 64) drawn()
          else if (Date.now() > until) empty(new Error('The QR code stayed empty'))
          else setTimeout(look, 20)
        }
        look()
      })
    }, PATIENCE_MS)
}
