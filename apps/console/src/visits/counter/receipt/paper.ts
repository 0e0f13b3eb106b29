export interface Paper {
  readonly name: string
  readonly widthMm: number
  /** null: cut off where the receipt ends. */
  readonly heightMm: number | null
  readonly marginMm: number
  readonly printedMm: number
  /** Half-width columns of the printed width, at twelve pixels. */
  readonly columns: number
  readonly fontPx: number
}

/** What receipts are printed on: rolls of receipt printers, and sheets. */
export const papers = {
  wide: { name: '80 mm', widthMm: 80, heightMm: null, marginMm: 0, printedMm: 72, columns: 45, fontPx: 12 },
  narrow: { name: '58 mm', widthMm: 58, heightMm: null, marginMm: 0, printedMm: 48, columns: 30, fontPx: 12 },
  a5: { name: 'A5', widthMm: 148, heightMm: 210, marginMm: 10, printedMm: 128, columns: 80, fontPx: 12 },
} as const satisfies Readonly<Record<string, Paper>>

export type PaperName = keyof typeof papers

/** What this workstation prints on; `none`: no receipts. */
export const paperChoices = [...(Object.keys(papers) as PaperName[]), 'none'] as const
export type PaperChoice = (typeof paperChoices)[number]

export const isPaperChoice = (value: unknown): value is PaperChoice => paperChoices.some((choice) => choice === value)
