import type { CardSecret } from '@cheyou/contract'
import { platform } from '#platform'
import { getCardSecret } from '@cheyou/contract/routes'
import { call } from '../../api/call.ts'

const SECRET_KEY = 'card-secret'

/** What this phone keeps of the card, so that its code works without network (req. 1.6). */
export interface KeptSecret {
  cardNumber: string
  secret: string
  /** The server's clock minus this phone's, in milliseconds. */
  clockOffsetMs: number
}

export function keptSecret(): KeptSecret | null {
  const text = platform.store.get(SECRET_KEY)
  return text === null ? null : (JSON.parse(text) as KeptSecret)
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
  platform.store.set(SECRET_KEY, JSON.stringify(kept))
  return kept
}
