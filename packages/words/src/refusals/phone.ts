import { clubWords } from '../club/refusals.ts'
import { peopleWords } from '../people/refusals.ts'
import { platformWords } from '../platform/refusals.ts'
import { visitWords } from '../visits/refusals.ts'
import { sentenceOf, type Facts, type Sentence, type Wording } from './sentence.ts'

const words = new Map<string, Wording>(
  Object.entries({ ...platformWords, ...peopleWords, ...clubWords, ...visitWords }),
)

/** A refusal told on a phone; undefined for a code that came later, or that no phone is told. */
export function phoneSentence(code: string, facts: Facts, reader: 'owner' | 'staff'): Sentence | undefined {
  const wording = words.get(code)
  return wording && sentenceOf(wording, reader, facts)
}

/** The same in one short line, for a card: `还差 20 积分`. */
export function phoneLine(code: string, facts: Facts): string | undefined {
  const wording = words.get(code)
  return wording && (wording.line?.(facts) || wording.title)
}
