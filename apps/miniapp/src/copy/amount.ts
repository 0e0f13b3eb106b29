/**
 * Reads yuan as people type them, `1234.5` or `1,234.50`, into fen. Null for what is not an amount of at most ten million yuan.
 */
export function fenOf(text: string): number | null {
  const plain = text.normalize('NFKC').replace(/[,\s¥元]/g, '')
  const match = /^(\d{1,8})(?:\.(\d{0,2}))?$/.exec(plain)
  if (match === null) return null
  const fen = Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'))
  return fen <= 1_000_000_000 ? fen : null
}
