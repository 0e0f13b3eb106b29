/** The papers of receipt printers: what is printed on, and how many half-width columns that is. */
export const papers = {
  wide: { name: '80 mm', widthMm: 80, printedMm: 72, columns: 48, fontPx: 11 },
  narrow: { name: '58 mm', widthMm: 58, printedMm: 48, columns: 32, fontPx: 11 },
} as const

export type PaperName = keyof typeof papers
export type Paper = (typeof papers)[PaperName]

/** What this workstation prints on; `none`: no receipts. */
export const paperChoices = [...(Object.keys(papers) as PaperName[]), 'none'] as const
export type PaperChoice = (typeof paperChoices)[number]

export const isPaperChoice = (value: unknown): value is PaperChoice => paperChoices.some((choice) => choice === value)
