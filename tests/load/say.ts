/** Tells the person who watches, on standard error: standard output is for the figures. */
export type Say = (line: string) => void

export const say: Say = (line) => console.error(line)
