import type { Phone } from './phone.ts'

/** Waits until a QR code is really drawn: Taro's canvas comes a moment after the page around it. */
export async function seesQr(phone: Phone, name: string): Promise<void> {
  await phone.frame.getByRole('img', { name }).locator('canvas').evaluate(`(canvas) => new Promise((drawn) => {
    const isDark = (x, y) => canvas.getContext('2d').getImageData(x, y, 1, 1).data.join() === '16,22,30,255'
    // The corner of the first finder pattern, behind four white modules of twelve pixels.
    const look = () => isDark(54, 54) ? drawn(true) : requestAnimationFrame(look)
    look()
  })`)
}
