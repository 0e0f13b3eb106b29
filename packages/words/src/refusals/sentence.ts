import type { Reader, Refusals } from '@cheyou/contract/refusals'

/** What a refusal knows; which facts come with a code is the server's to say, so none is taken for granted. */
export type Facts = Readonly<Record<string, unknown>>

type Said = string | ((facts: Facts) => string)

/** What a refusal says to these readers; where they can do different things about it, it has a hint for each. */
export interface Wording<R extends Reader = never> {
  /** What happened, in a short line that is the same for everybody; the server sends it as the problem's title. */
  readonly title: string
  /** What to do about it, with its full stop; empty when the title says all. */
  readonly hint: Said | ({ readonly [K in Needed<R>]: Said } & { readonly [K in Reader]?: Said })
  /** The title with its facts, where a card has room for one line. */
  readonly line?: (facts: Facts) => string
}

/** Staff are told the same at the console as on their phones, unless the console has its own words. */
type Needed<R extends Reader> = 'staff' extends R ? Exclude<R, 'desk'> : R

/** A wording for each of these refusals, for each of its readers. */
export type Wordings<T extends Refusals> = { readonly [Code in keyof T]: Wording<T[Code]['to'][number]> }

/** Refusals that nobody but the console is told: the phone leaves their sentences out. */
export type DeskOnly<T extends Refusals> = {
  readonly [C in keyof T as IsDeskOnly<T[C]> extends true ? C : never]: T[C]
}
export type NotDeskOnly<T extends Refusals> = Omit<T, keyof DeskOnly<T>>
type IsDeskOnly<T extends { readonly to: readonly Reader[] }> = T['to'][number] extends 'desk' ? true : false

/** A refusal in words: what happened, and what its reader can do about it. */
export interface Sentence {
  readonly title: string
  readonly hint: string
}

/** The sentence of a wording for its reader. */
export function sentenceOf({ title, hint }: Wording, reader: Reader, facts: Facts): Sentence {
  const own = typeof hint === 'object' ? (hint[reader] ?? (reader === 'desk' ? hint.staff : undefined)) : hint
  return { title, hint: typeof own === 'function' ? own(facts) : (own ?? '') }
}

/** A whole number among the facts, in words; nothing when it is not there. */
export function ifNumber(value: unknown, words: (value: number) => string): string {
  return typeof value === 'number' ? words(value) : ''
}

/** The same for a text. */
export function ifText(value: unknown, words: (value: string) => string): string {
  return typeof value === 'string' ? words(value) : ''
}
