type WordsKind = 'title' | 'text' | 'total' | 'caption'

/** A row of a receipt: words at the left, a figure at the right; a line across; a QR code of a text. */
export type ReceiptRow =
  | { readonly kind: WordsKind; readonly left: string; readonly right?: string }
  | { readonly kind: 'rule' }
  | { readonly kind: 'code'; readonly text: string }

/** Half-width columns that a text takes; a Chinese character takes two. */
export const columnsOf = (text: string): number => [...text].reduce((sum, letter) => sum + widthOf(letter), 0)

const widthOf = (letter: string): number => ((letter.codePointAt(0) ?? 0) <= 0xff ? 1 : 2)

/** A sum is printed half as large again. */
const roomOf = (kind: WordsKind, columns: number): number =>
  kind === 'text' || kind === 'caption' ? columns : Math.floor((columns * 2) / 3)

/** The same rows, broken where they are wider than the paper: the figure stays at the right of the last one. */
export function fitted(rows: readonly ReceiptRow[], columns: number): ReceiptRow[] {
  return rows.flatMap((row): ReceiptRow[] => {
    if (row.kind === 'rule' || row.kind === 'code') return [row]
    const { kind, right } = row
    const room = roomOf(kind, columns)
    const lines = broken(row.left, room)
    if (right === undefined) return lines.map((left) => ({ kind, left }))
    const last = lines.at(-1) ?? ''
    const beside = columnsOf(last) + 1 + columnsOf(right) <= room
    const above = (beside ? lines.slice(0, -1) : lines).map((left) => ({ kind, left }))
    const figures = broken(right, room)
    const end = figures.map((part, at) => ({ kind, left: beside && at === 0 ? last : '', right: part }))
    return [...above, ...end]
  })
}

function broken(text: string, room: number): string[] {
  const lines = ['']
  for (const letter of text) {
    const line = lines.at(-1) ?? ''
    if (columnsOf(line) + widthOf(letter) > room) lines.push(letter)
    else lines[lines.length - 1] = line + letter
  }
  return lines
}
