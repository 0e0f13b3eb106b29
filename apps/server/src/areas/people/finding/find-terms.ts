import { foldName, normalisePlate, normaliseVin, reversed } from '@cheyou/domain'
import type { FindKeyKind } from './finding.tables.ts'
import { readName } from './read-name.ts'

/** As many characters as the column has. What is typed is cut to as many. */
const TERM_LENGTH = 40
/** So many places of a long name are beginnings of parts. */
const PARTS_MAX = 24

export interface FindTerm {
  readonly kind: FindKeyKind
  readonly term: string
}

export const cutTerm = (term: string): string => [...term].slice(0, TERM_LENGTH).join('')

/** What a name is found by: any part of it, the syllables of any part, and their first letters. */
export function termsOfName(name: string): FindTerm[] {
  const folded = [...foldName(name)]
  const terms = parts(folded).map((term, at): FindTerm => ({ kind: at === 0 ? 'name' : 'name_part', term }))
  const read = readName(name).filter(({ letters }) => letters !== '')
  if (!/\p{Script=Han}/u.test(name)) return distinct(terms)
  const whole = parts(read.map(({ letters }) => letters))
  const first = parts(read.map(({ letters }) => letters.slice(0, 1))).filter((term) => term.length > 1)
  for (const [at, term] of whole.entries()) terms.push({ kind: at === 0 ? 'pinyin' : 'pinyin_part', term })
  for (const [at, term] of first.entries()) terms.push({ kind: at === 0 ? 'initials' : 'initials_part', term })
  return distinct(terms)
}

/** What a car is found by: any three characters of its plate and what follows them; its VIN from the end. */
export function termsOfCar({ plate, vin }: { plate: string | null; vin: string }): FindTerm[] {
  const characters = [...normalisePlate(plate ?? '')]
  const ends = characters.map((_, at) => characters.slice(at).join(''))
  const terms = ends
    .filter((end, at) => at === 0 || [...end].length >= 3)
    .map((term): FindTerm => ({ kind: 'plate', term }))
  return distinct([...terms, { kind: 'vin', term: reversed(normaliseVin(vin)) }])
}

/** What begins at each of the places. */
const parts = (pieces: readonly string[]): string[] =>
  pieces.slice(0, PARTS_MAX).map((_, at) => pieces.slice(at).join(''))

function distinct(terms: readonly FindTerm[]): FindTerm[] {
  const byKey = new Map(
    terms
      .map(({ kind, term }) => ({ kind, term: cutTerm(term) }))
      .filter(({ term }) => term !== '')
      .map((one) => [`${one.kind} ${one.term}`, one]),
  )
  return [...byKey.values()]
}
