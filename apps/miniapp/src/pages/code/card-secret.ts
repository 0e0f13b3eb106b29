import type { CardSecret } from '@cheyou/contract'
import { getCardSecret } from '@cheyou/contract/routes'
import { call } from '../../api/call.ts'
import { keep, recall, type Place } from '../../kept/kept.ts'

/** What this phone keeps of the card, so that its code works without network (req. 1.6). */
export interface KeptSecret {
  cardNumber: string
  secret: string
  /** The server's clock minus this phone's, in milliseconds. */
  clockOffsetMs: number
}

const place: Place<KeptSecret> = {
  name: 'card-secret',
  form: { has: { cardNumber: 'text', secret: 'text', clockOffsetMs: 'number' } },
}

export function keptSecret(): KeptSecret | null {
  return recall(place)
}

/** The server's clock against this phone's, taking the answer as given halfway between asking and hearing. */
export function clockOffsetMs(answer: Pick<CardSecret, 'serverTime'>, askedMs: number, heardMs: number): number {
  return Math.round(Date.parse(answer.serverTime) - (askedMs + heardMs) / 2)
}

/** Asks the server for the secret and the time, and keeps both. */
export async function renewSecret(): Promise<KeptSecret> {
  const askedMs = Date.now()
  const answer = await call(getCardSecret)
  const kept = {
    cardNumber: answer.cardNumber,
    secret: answer.secret,
    clockOffsetMs: clockOffsetMs(answer, askedMs, Date.now()),
  }
  keep(place, kept)
  return kept
}

/** Has the secret kept before the code is opened the first time, which may be where there is no network. */
export function keepSecret(): void {
  if (keptSecret() === null) renewSecret().catch(() => undefined)
}
