import { expect, it } from 'vitest'
import { drawQr } from './draw-qr.ts'

interface Drawn {
  style: string
  x: number
  y: number
  width: number
}

function paper() {
  const drawn: Drawn[] = []
  const context = {
    fillStyle: '',
    fillRect(x: number, y: number, width: number) {
      drawn.push({ style: context.fillStyle, x, y, width })
    },
  }
  return { drawn, canvas: { width: 0, height: 0, getContext: () => context as unknown as CanvasRenderingContext2D } }
}

it('leaves four white modules around and starts with a finder pattern', () => {
  const { drawn, canvas } = paper()
  drawQr(canvas, 'CY1.8800012345.12345678')
  const [ground, ...modules] = drawn
  const module = modules[0]?.width ?? 0
  // Version 2 (25 modules) holds these 23 characters at level M.
  expect(canvas.width).toBe((25 + 8) * module)
  expect(ground).toMatchObject({ style: '#ffffff', x: 0, y: 0, width: canvas.width })
  expect(Math.min(...modules.map(({ x }) => x))).toBe(4 * module)
  expect(modules.slice(0, 7).map(({ x, y }) => [x / module, y / module])).toEqual(
    [4, 5, 6, 7, 8, 9, 10].map((x) => [x, 4]),
  )
})
