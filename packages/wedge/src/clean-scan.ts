/** What a scanner adds to every code, set per workstation. */
export interface Affixes {
  readonly prefix: string
  readonly suffix: string
}

/** Identifier of the symbology that scanners may send first (ISO/IEC 15424): `]Q1` for a QR code. */
const symbology = /^\][A-Za-z][0-9A-Za-z]/

/**
 * The code in what a scanner typed: full-width signs made plain, dots and dashes of Chinese input methods too, control
 * characters, the symbology's identifier and the set affixes left out, capitals.
 */
export function cleanScan(typed: string, { prefix, suffix }: Affixes = { prefix: '', suffix: '' }): string {
  let text = typed
    .normalize('NFKC')
    .replaceAll(/[。｡]/g, '.')
    .replaceAll(/[—–－]/g, '-')
    .replaceAll(/\p{Cc}/gu, '')
    .trim()
  if (prefix !== '' && text.startsWith(prefix)) text = text.slice(prefix.length)
  text = text.replace(symbology, '')
  if (suffix !== '' && text.endsWith(suffix)) text = text.slice(0, -suffix.length)
  return once(text.toUpperCase())
}

/** A scanner that is held too long reads the same code twice in one go. */
function once(text: string): string {
  const half = text.slice(0, text.length / 2)
  return half.length >= leastRepeated && half + half === text ? half : text
}

const leastRepeated = 10
