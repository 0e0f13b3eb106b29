import type { ReceiptRow } from './fit-rows.ts'
import type { Paper } from './paper.ts'
import { qrCode } from './qr-code.ts'

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => escapes[sign] ?? sign)

function rowHtml(row: ReceiptRow): string {
  if (row.kind === 'rule') return '<hr>'
  if (row.kind === 'code') return codeSvg(row.text)
  const right = row.right === undefined ? '' : `<span>${escaped(row.right)}</span>`
  return `<div class="${row.kind}"><span>${escaped(row.left)}</span>${right}</div>`
}

function codeSvg(text: string): string {
  const { dark, edge, edgeMm } = qrCode(text)
  const path = dark.map(([x, y]) => `M${x} ${y}h1v1h-1z`).join('')
  const size = `width="${edgeMm}mm" height="${edgeMm}mm" viewBox="0 0 ${edge} ${edge}"`
  return `<svg class="code" ${size} shape-rendering="crispEdges"><path d="${path}"/></svg>`
}

/** The page that is printed: black on white, one typeface, as wide as the head of the printer. Its height is set once it is measured. */
export function receiptPage(rows: readonly ReceiptRow[], { printedMm, fontPx }: Paper): string {
  return pageOf(
    rows.map(rowHtml).join(''),
    `main{width:${printedMm}mm;font-size:${fontPx}px}.title,.total{font-size:${fontPx * 1.5}px;font-weight:700}`,
  )
}

/** A ruler in millimetres, to see whether the printer prints in full width and size. */
export function rulerPage({ name, printedMm }: Paper): string {
  const marks = Array.from({ length: printedMm + 1 }, (_, mm) => {
    const height = mm % 10 === 0 ? 8 : mm % 5 === 0 ? 5 : 3
    return `<path d="M${mm} 0v${height}" stroke="#000" stroke-width="0.2"/>`
  })
  const figures = Array.from(
    { length: Math.floor(printedMm / 10) },
    (_, at) => `<text x="${at * 10 + 0.5}" y="12" font-size="3.5">${at * 10}</text>`,
  )
  const ruler = `<svg width="${printedMm}mm" height="14mm" viewBox="0 0 ${printedMm} 14">${[...marks, ...figures].join('')}</svg>`
  return pageOf(
    `${ruler}<p>测试页 ${name}</p><p>尺子应从左边打到右边，每格 1 毫米。</p>`,
    `main{width:${printedMm}mm;font-size:12px}p{margin:4px 0}`,
  )
}

const pageOf = (body: string, style: string): string =>
  `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>小票</title><style>
html,body{margin:0;background:#fff;color:#000}
main{margin:0 auto;font-family:"Noto Sans CJK SC","Microsoft YaHei","PingFang SC",sans-serif;font-variant-numeric:tabular-nums;line-height:1.45}
div{display:flex;justify-content:space-between;gap:0.5em}
span{white-space:pre-wrap;overflow-wrap:anywhere}
span+span{flex:none;max-width:100%}
.title,.caption{justify-content:center;text-align:center}
.code{display:block;margin:0 auto}
hr{margin:4px 0;border:0;border-top:1px dashed #000}
${style}
</style><style id="page"></style></head><body><main>${body}</main></body></html>`
