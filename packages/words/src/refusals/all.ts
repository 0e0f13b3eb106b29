import type { ErrorCode } from '@cheyou/contract/refusals'
import { clubDeskWords } from '../club/refusals-desk.ts'
import { clubWords } from '../club/refusals.ts'
import { peopleDeskWords } from '../people/refusals-desk.ts'
import { peopleWords } from '../people/refusals.ts'
import { pictureWords, platformDeskWords } from '../platform/refusals-desk.ts'
import { platformWords } from '../platform/refusals.ts'
import { visitDeskWords, visitWords } from '../visits/refusals.ts'
import { sentenceOf, type Facts, type Wording } from './sentence.ts'

const words: Readonly<Record<ErrorCode, Wording>> = {
  ...platformWords,
  ...platformDeskWords,
  ...pictureWords,
  ...peopleWords,
  ...peopleDeskWords,
  ...clubWords,
  ...clubDeskWords,
  ...visitWords,
  ...visitDeskWords,
}

/** What the server says of a refusal, for programs that do not know its code yet. */
export function problemTitle(code: ErrorCode): string {
  return words[code].title
}

/** A refusal told at the console, in one sentence; undefined for a code that came later. */
export function deskSentence(code: string, facts: Facts): string | undefined {
  if (!Object.hasOwn(words, code)) return undefined
  const { title, hint } = sentenceOf(words[code as ErrorCode], 'desk', facts)
  return hint === '' ? `${title}。` : `${title}，${hint}`
}
