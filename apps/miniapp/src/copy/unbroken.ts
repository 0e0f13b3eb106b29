/** Each of these stays on one line: `工时 9.5 折` does not lose its 折 to the next one on a narrow phone. */
export function unbroken(parts: readonly string[]): string[] {
  return parts.map((part) => part.replaceAll(' ', '\u00a0'))
}
