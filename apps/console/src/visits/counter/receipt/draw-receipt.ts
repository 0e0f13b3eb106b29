import type { ReceiptRow } from './fit-rows.ts'
import { qrCode } from './qr-code.ts'

const SCALE = 2
const MARGIN = 24
const COLUMN = 8
const ROW = 26
const FAMILY = '"Noto Sans CJK SC","Microsoft YaHei","PingFang SC",sans-serif'

/** The receipt as a picture to share, PNG. @throws Error where the browser draws none */
export function drawReceipt(rows: readonly ReceiptRow[], columns: number): Promise<Blob> {
  const width = columns * COLUMN + 2 * MARGIN
  const canvas = document.createElement('canvas')
  canvas.width = width * SCALE
  canvas.height = (rows.reduce((sum, row) => sum + heightOf(row), 0) + 2 * MARGIN) * SCALE
  const pen = canvas.getContext('2d')
  if (pen === null) throw new Error('No canvas to draw the receipt on')
  pen.scale(SCALE, SCALE)
  pen.fillStyle = '#fff'
  pen.fillRect(0, 0, width, canvas.height)
  pen.fillStyle = '#000'
  pen.textBaseline = 'middle'
  let y = MARGIN
  for (const row of rows) {
    if (row.kind === 'code') drawCode(pen, row.text, width, y)
    else drawRow(pen, row, width, y + ROW / 2)
    y += heightOf(row)
  }
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) =>
      blob === null ? reject(new Error('The receipt is too long for a picture')) : resolve(blob),
    ),
  )
}

/** Whole pixels for each module, so that edges stay sharp. */
const MODULE = 4

const heightOf = (row: ReceiptRow): number => (row.kind === 'code' ? qrCode(row.text).edge * MODULE : ROW)

function drawCode(pen: CanvasRenderingContext2D, text: string, width: number, top: number): void {
  const { dark, edge } = qrCode(text)
  const left = Math.round((width - edge * MODULE) / 2)
  for (const [x, y] of dark) pen.fillRect(left + x * MODULE, top + y * MODULE, MODULE, MODULE)
}

function drawRow(
  pen: CanvasRenderingContext2D,
  row: Exclude<ReceiptRow, { kind: 'code' }>,
  width: number,
  y: number,
): void {
  if (row.kind === 'rule') {
    pen.fillRect(MARGIN, y, width - 2 * MARGIN, 1)
    return
  }
  const { kind, left, right } = row
  const centred = kind === 'title' || kind === 'caption'
  pen.font = kind === 'text' || kind === 'caption' ? `15px ${FAMILY}` : `700 22px ${FAMILY}`
  pen.textAlign = centred ? 'center' : 'left'
  pen.fillText(left, centred ? width / 2 : MARGIN, y)
  if (right === undefined) return
  pen.textAlign = 'right'
  pen.fillText(right, width - MARGIN, y)
}
