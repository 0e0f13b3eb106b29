type Cell = string | number

/** What a spreadsheet would take for the beginning of a formula. */
const formula = /^[=+\-@＝＋－＠\t\r\n]/

/** Rows as CSV that a spreadsheet opens: with a byte order mark, and no cell that begins like a formula. */
export function csvText(rows: readonly (readonly Cell[])[]): string {
  return `\uFEFF${rows.map((row) => row.map(cellText).join(',')).join('\r\n')}\r\n`
}

function cellText(cell: Cell): string {
  if (typeof cell === 'number') return String(cell)
  const text = formula.test(cell) ? `'${cell}` : cell
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

export function csvBlob(rows: readonly (readonly Cell[])[]): Blob {
  return new Blob([csvText(rows)], { type: 'text/csv;charset=utf-8' })
}
