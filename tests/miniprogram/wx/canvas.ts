import type { TreeNode } from '../tree.ts'
import type { WxContext } from './api.ts'

type Pen = {
  readonly x: number
  readonly y: number
  readonly scaleX: number
  readonly scaleY: number
  readonly fill: string
}

/** One call of a drawing method, with the colour it drew in. */
export type Stroke = { readonly method: string; readonly args: readonly unknown[]; readonly fillStyle: string }

/** A canvas that the program drew on. */
export type Canvas = {
  readonly strokes: Stroke[]
  readonly size: { width: number; height: number }
  /** The colour that the last rectangle gave to a pixel of the canvas, or '' where nothing was drawn. */
  colourAt(x: number, y: number): string
}

type Painted = { left: number; top: number; right: number; bottom: number; colour: string }
type Kept = { canvas: Canvas; node: Record<string, unknown> }

const METHODS =
  `arc arcTo beginPath bezierCurveTo clip closePath ellipse fillText lineTo moveTo quadraticCurveTo rotate stroke strokeRect
  strokeText setLineDash drawImage transform fill rect roundRect clearRect fillRect save restore scale translate setTransform
  resetTransform`.split(/\s+/)

/** The `node` of a canvas of type 2d: it notes what is drawn, and can tell the colours of rectangles. */
export function canvasOf(
  context: WxContext,
  node: TreeNode,
  rect: { width: number; height: number },
): Record<string, unknown> {
  const known = node.memory.canvas as Kept | undefined
  if (known) return known.node
  const { program } = context
  const element = program.logic.adopt({ width: rect.width, height: rect.height }) as Record<string, unknown>
  const drawing = createDrawing(element)
  const pen = program.logic.adopt({ ...drawing.methods, canvas: element, fillStyle: '#000000', globalAlpha: 1 })
  drawing.fillStyle = () => String((pen as Record<string, unknown>)['fillStyle'])
  element['getContext'] = (type: string) =>
    type === '2d' ? pen : context.faults.record('unsupported', `canvas ${type}`)
  element['requestAnimationFrame'] = (run: unknown) => program.scheduler.setTimer(run, 16, false, [])
  element['cancelAnimationFrame'] = (id: unknown) => program.scheduler.clearTimer(id)
  node.memory.canvas = { canvas: drawing.canvas, node: element } satisfies Kept
  return element
}

/** What was drawn on a canvas element so far, or undefined when the program never asked for it. */
export function drawnOn(node: TreeNode): Canvas | undefined {
  return (node.memory.canvas as Kept | undefined)?.canvas
}

function createDrawing(element: Record<string, unknown>) {
  const strokes: Stroke[] = []
  const painted: Painted[] = []
  let path: number[][] = []
  let at: Pen = { x: 0, y: 0, scaleX: 1, scaleY: 1, fill: '' }
  const saved: Pen[] = []
  const drawing = {
    fillStyle: () => '',
    canvas: undefined as unknown as Canvas,
    methods: {} as Record<string, unknown>,
  }
  const paint = (args: readonly number[], colour: string) => {
    const [x = 0, y = 0, width = 0, height = 0] = args
    const [left, top] = [at.x + x * at.scaleX, at.y + y * at.scaleY]
    painted.push({ left, top, right: left + width * at.scaleX, bottom: top + height * at.scaleY, colour })
  }
  const effects: Record<string, (args: number[]) => void> = {
    fillRect: (args) => paint(args, drawing.fillStyle()),
    clearRect: (args) => paint(args, ''),
    beginPath: () => (path = []),
    rect: (args) => path.push(args),
    fill: () => path.forEach((args) => paint(args, drawing.fillStyle())),
    save: () => saved.push(at),
    restore: () => (at = saved.pop() ?? at),
    translate: ([x = 0, y = 0]) => (at = { ...at, x: at.x + x * at.scaleX, y: at.y + y * at.scaleY }),
    scale: ([x = 1, y = 1]) => (at = { ...at, scaleX: at.scaleX * x, scaleY: at.scaleY * y }),
    setTransform: ([a = 1, , , d = 1, x = 0, y = 0]) => (at = { ...at, x, y, scaleX: a, scaleY: d }),
    resetTransform: () => (at = { ...at, x: 0, y: 0, scaleX: 1, scaleY: 1 }),
  }
  for (const method of METHODS) {
    drawing.methods[method] = (...args: unknown[]) => {
      strokes.push({ method, args, fillStyle: drawing.fillStyle() })
      effects[method]?.(args as number[])
    }
  }
  drawing.methods['measureText'] = (text: string) => ({ width: text.length * 10 })
  const size = {
    get width() {
      return Number(element['width'])
    },
    get height() {
      return Number(element['height'])
    },
  }
  const covers = (x: number, y: number) => (one: Painted) =>
    x >= one.left && x < one.right && y >= one.top && y < one.bottom
  drawing.canvas = { strokes, size, colourAt: (x, y) => painted.findLast(covers(x, y))?.colour ?? '' }
  return drawing
}
