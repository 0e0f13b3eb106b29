/** A name as its parts are searched: half width, in small letters, without spaces. */
export const foldName = (name: string): string => [...name].map(foldCharacter).join('')

const foldCharacter = (character: string): string => character.normalize('NFKC').toLowerCase().replaceAll(/\s/g, '')

/** A stretch of a text, to be marked: `text.slice(from, to)`. */
export interface Stretch {
  readonly from: number
  readonly to: number
}

/** Where in a name a folded part is; null where it does not. */
export function stretchOfName(name: string, part: string): Stretch | null {
  let folded = ''
  /** For each unit of the folded text, the stretch of the name that it comes from. */
  const origins: Stretch[] = []
  let at = 0
  for (const character of name) {
    const origin = { from: at, to: at + character.length }
    const folding = foldCharacter(character)
    for (let i = 0; i < folding.length; i++) origins.push(origin)
    folded += folding
    at = origin.to
  }
  const start = part === '' ? -1 : folded.indexOf(part)
  if (start < 0) return null
  return { from: origins[start]!.from, to: origins[start + part.length - 1]!.to }
}

/** A character of a name with its letters: a syllable of a Chinese one, itself otherwise; without any it is passed over. */
export interface Read {
  readonly character: string
  readonly letters: string
}

/** Where a name is read as these letters, its syllables from one on, or their first letters; null where it is not. */
export function stretchOfLetters(read: readonly Read[], letters: string, by: 'pinyin' | 'initials'): Stretch | null {
  const heard = read.map((one) => (by === 'pinyin' ? one.letters : one.letters.slice(0, 1)))
  for (let first = 0; first < heard.length; first++) {
    if (heard[first] === '' || !heard.slice(first).join('').startsWith(letters)) continue
    let last = first
    for (let length = 0; length < letters.length; last++) length += heard[last]!.length
    const lengthUntil = (end: number) => read.slice(0, end).reduce((sum, { character }) => sum + character.length, 0)
    return { from: lengthUntil(first), to: lengthUntil(last) }
  }
  return null
}
