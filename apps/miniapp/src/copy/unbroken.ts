/** Each of these stays on one line: `工时 9.5 折` does not lose its 折 to the next one on a narrow phone. */
export function unbroken(parts: readonly string[]): string[] {
  return parts.map((part) => part.replaceAll(' ', '\u00a0'))
}

/** `13:30–18:00` stays on one line: a dash is a place to break for a phone. */
export function wholeRanges(text: string): string {
  return text.replaceAll('–', '\u2060–\u2060')
}

/** A figure in a sentence keeps its unit: `还有 33 天` does not lose its 天 to the next line. */
export function withUnits(text: string): string {
  return text.replace(/(\d) (?=[\u4e00-\u9fff])/g, '$1\u00a0')
}
