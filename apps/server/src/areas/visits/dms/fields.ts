import { accept, parseBusinessDate, reject, type FactValue, type Result } from '@cheyou/domain'
import { plainWord } from './mapping.ts'
import type { ReasonCode, WarningCode } from './reasons.ts'

export type Parsed<T> = Result<T, ReasonCode>

export interface FieldProblem {
  field: string
  code: ReasonCode
  facts: { readonly [key: string]: FactValue }
}

/** The cells of a row by field: undefined where the file has no such column. */
export type Cells = (field: string) => string | undefined

/** Reads a row field by field and gathers what is wrong, all of it. */
export interface FieldReader {
  readonly problems: FieldProblem[]
  readonly warnings: WarningCode[]
  /** A value that must be there; the fallback stands in for one that is missing or wrong, and the row is bad. */
  need<T>(field: string, parse: (text: string) => Parsed<T>, fallback: T): T
  /** Null when the cell is empty or wrong, undefined when the file has no such column. */
  maybe<T>(field: string, parse: (text: string) => Parsed<T>): T | null | undefined
}

/** Excel's form of a number with more digits than it keeps: `1.23E+16`. */
const scientific = /^\d(\.\d+)?E\+\d{1,3}$/i

export function fieldReader(cells: Cells): FieldReader {
  const problems: FieldProblem[] = []
  const warnings: WarningCode[] = []
  function read<T>(field: string, text: string, parse: (text: string) => Parsed<T>): T | null {
    const result = checkText(text, parse)
    if (result.ok) return result.value
    problems.push({ field, code: result.code, facts: result.facts })
    return null
  }
  return {
    problems,
    warnings,
    need(field, parse, fallback) {
      const text = cells(field)?.trim() ?? ''
      if (text !== '') return read(field, text, parse) ?? fallback
      problems.push({ field, code: 'FIELD_MISSING', facts: {} })
      return fallback
    },
    maybe(field, parse) {
      const text = cells(field)?.trim()
      if (text === undefined) return undefined
      return text === '' ? null : read(field, text, parse)
    },
  }
}

/** What spoils a cell of any type. */
function checkText<T>(text: string, parse: (text: string) => Parsed<T>): Parsed<T> {
  if (text.includes('\uFFFD')) return reject('TEXT_UNREADABLE')
  if (scientific.test(text)) return reject('SCIENTIFIC_NOTATION', { text })
  return parse(text)
}

/** Text of at most `max` characters, line breaks inside a cell as spaces. */
export const text =
  (max: number) =>
  (raw: string): Parsed<string> => {
    const plain = raw.replace(/\s+/g, ' ')
    return [...plain].length > max ? reject('TEXT_TOO_LONG', { max }) : accept(plain)
  }

/** A word of a list, as its code. */
export const word =
  (known: ReadonlyMap<string, string>) =>
  (raw: string): Parsed<string> => {
    const code = known.get(plainWord(raw))
    return code === undefined
      ? reject('VALUE_UNKNOWN', { text: raw, known: [...known.keys()].join('、') })
      : accept(code)
  }

/** A word that means yes or no. */
export const yesNo =
  (known: ReadonlyMap<string, string>) =>
  (raw: string): Parsed<boolean> => {
    const code = word(known)(raw)
    return code.ok ? accept(code.value === 'yes') : code
  }

/** A day; a time of day behind it (`2026/10/31 0:00`), as exports have it, is dropped. */
export const day = (raw: string): Parsed<string> => parseBusinessDate(raw.replace(/[ T]\d{1,2}:\d{2}(:\d{2})?$/, ''))

/** A whole number, thousands separators and `.0` allowed. */
export const wholeNumber =
  (min: number, max: number) =>
  (raw: string): Parsed<number> => {
    const plain = raw.normalize('NFKC').replaceAll(',', '')
    if (!/^-?\d{1,15}(\.0+)?$/.test(plain)) return reject('NUMBER_MALFORMED', { text: raw })
    const value = Number(plain)
    return value < min || value > max ? reject('NUMBER_OUT_OF_RANGE', { text: raw, min, max }) : accept(value)
  }

/** A quantity with up to three decimals, in milli-units. */
export function quantityMilli(raw: string): Parsed<number> {
  const plain = raw.normalize('NFKC').replaceAll(',', '')
  const match = /^(-?)(\d{1,9})(?:\.(\d{1,3})0*)?$/.exec(plain)
  if (!match) return reject('NUMBER_MALFORMED', { text: raw })
  const milli = Number(match[2]) * 1000 + Number((match[3] ?? '').padEnd(3, '0'))
  return accept(match[1] === '-' && milli !== 0 ? -milli : milli)
}
