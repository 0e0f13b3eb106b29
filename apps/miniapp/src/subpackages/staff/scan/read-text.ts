/** A code of ours, typed or scanned, or something to find a member by. */
export type Read = { kind: 'code'; text: string } | { kind: 'search'; q: string } | { kind: 'nothing' }

/**
 * Tells what staff typed: a code begins with `CY`, or is card number and one-time code in eighteen digits; all else is a
 * phone, plate or card number.
 */
export function readText(typed: string): Read {
  const text = typed.normalize('NFKC').trim()
  if (text === '') return { kind: 'nothing' }
  const dense = text.replace(/[\s-]/g, '')
  if (/^CY[0-9A-Z]/i.test(dense) || /^\d{18}$/.test(dense)) return { kind: 'code', text }
  return { kind: 'search', q: dense }
}
