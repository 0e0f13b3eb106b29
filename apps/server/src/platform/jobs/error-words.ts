import { Refusal } from '../http/refusal.ts'

const LONGEST = 300

/**
 * What is kept of an error of a job or of a handler of events, for people who look after the server. A message may quote what it met, which may be personal: what
 * is not plain English, and every longer number, is left out. The log has the rest.
 */
export function errorWords(error: unknown): string {
  if (error instanceof Refusal) return `Refusal: ${error.code}`
  if (!(error instanceof Error)) return 'Something that is no Error was thrown'
  const message = error.message.replaceAll(/[^\x20-\x7e]+|\w*\d{5,}\w*/g, '…')
  return `${error.name}: ${message}${placeOf(error)}`.slice(0, LONGEST)
}

/** ` (expire-lots.ts:41)`: the first line of ours in the stack. */
function placeOf({ stack = '' }: Error): string {
  const place = /\/src\/(?:.*\/)?([\w.-]+\.ts:\d+)/.exec(stack)?.[1]
  return place === undefined ? '' : ` (${place})`
}
