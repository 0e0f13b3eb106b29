import type { ReceiptRow } from './fit-rows.ts'

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
  canvas.height = (rows.length * ROW + 2 * MARGIN) * SCALE
  const pen = canvas.getContext('2d')
  if (pen === null) throw new Error('No canvas to draw the receipt on')
  pen.scale(SCALE, SCALE)
  pen.fillStyle = '#fff'
  pen.fillRect(0, 0, width, canvas.height)
  pen.fillStyle = '#000'
  pen.textBaseline = 'middle'
  for (const [at, row] of rows.entries()) drawRow(pen, row, width, MARGIN + (at + 0.5) * ROW)
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) =>
      blob === null ? reject(new Error('The receipt is too long for a picture')) : resolve(blob),
    ),
  )
}

function drawRow(pen: CanvasRenderingContext2D, row: ReceiptRow, width: number, y: number): void {
  if (row.kind === 'rule') {
    pen.fillRect(MARGIN, y, width - 2 * MARGIN, 1)
    return
  }
  const { kind, left, right } = row
  pen.font = kind === 'text' ? `15px ${FAMILY}` : `700 22px ${FAMILY}`
  pen.textAlign = kind === 'title' ? 'center' : 'left'
  pen.fillText(left, kind === 'title' ? width / 2 : MARGIN, y)
  if (right === undefined) return
  pen.textAlign = 'right'
  pen.fillText(right, width - MARGIN, y)
}
