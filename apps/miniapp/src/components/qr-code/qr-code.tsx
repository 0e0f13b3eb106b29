import { useEffect, useRef } from 'react'
import Taro, { useReady } from '@tarojs/taro'
import { Canvas, View } from '@tarojs/components'
import { drawQr } from './draw-qr.ts'
import './qr-code.scss'

interface Props {
  /** Unique on its page: a canvas is found by it. */
  id: string
  text: string
  label: string
  /** Edge in px of a 375 px wide design. */
  edge: number
}

interface CanvasNode {
  width: number
  height: number
  getContext: (kind: '2d') => CanvasRenderingContext2D
}

/** A canvas comes into being some time after the page around it: how often it is looked for, and how long apart. */
const LOOKS = 60
const LOOK_EVERY_MS = 50

/** What stands around the canvas: an element in a browser, Taro's own idea of one in WeChat. */
type Place = { querySelector?: (selector: 'canvas') => CanvasNode | null }

function lookForCanvas(id: string, place: Place | null): Promise<CanvasNode | null> {
  // In a browser the canvas is inside Taro's own element, `fields({size})` answers 0, and an id is not unique: a page that
  // slides out is still there while the next one slides in.
  if (process.env['TARO_ENV'] === 'h5') return Promise.resolve(place?.querySelector?.('canvas') ?? null)
  return new Promise((resolve) => {
    Taro.createSelectorQuery()
      .select(`#${id}`)
      .fields({ node: true })
      .exec((found: ({ node?: CanvasNode } | null)[]) => resolve(found[0]?.node ?? null))
  })
}

/** Waits for the canvas; null when it does not come, or is not wanted any more. */
async function findCanvas(id: string, place: () => Place | null, isWanted: () => boolean): Promise<CanvasNode | null> {
  for (let look = 0; look < LOOKS && isWanted(); look += 1) {
    const found = await lookForCanvas(id, place())
    if (found !== null) return found
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS))
  }
  return null
}

/** A QR code, always dark on white with its quiet zone, so that every scanner reads it in dark mode too. */
export function QrCode({ id, text, label, edge }: Props) {
  const place = useRef<Place | null>(null)
  const node = useRef<CanvasNode | null>(null)
  const latest = useRef(text)
  latest.current = text
  const gone = useRef(false)

  const paint = useRef(async () => {
    node.current ??= await findCanvas(
      id,
      () => place.current,
      () => !gone.current,
    )
    if (node.current !== null) drawQr(node.current, latest.current)
  })
  useReady(() => void paint.current())
  useEffect(() => {
    gone.current = false
    return () => {
      gone.current = true
    }
  }, [])
  useEffect(() => {
    // The canvas node exists one frame after the first rendering.
    Taro.nextTick(() => void paint.current())
  }, [text])

  const size = Taro.pxTransform(edge)
  return (
    <View ref={place} className="qr-code" role="img" ariaRole="img" ariaLabel={label}>
      <Canvas
        type="2d"
        id={id}
        canvasId={id}
        className="qr-code__canvas"
        style={`width: ${size}; height: ${size}`}
        {...(process.env['TARO_ENV'] === 'h5' ? { width: String(edge), height: String(edge) } : {})}
      />
    </View>
  )
}
