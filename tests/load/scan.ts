import { randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { CODE_STEP_SECONDS, codeStepAt, decodeSecret, formatCardCode, totp } from '@cheyou/card-code'
import { getCardSecret, scan } from '@cheyou/contract'
import { requestOf } from '../support/client.ts'
import { openLoadClub, type LoadClub } from './club.ts'
import { contest, type Contest, type ContestOptions } from './contest.ts'
import type { LoadRequest } from './drive.ts'
import type { Say } from './say.ts'

/** Every card has three codes at a time that the server accepts, and another every half minute. */
const CARDS = 600

interface Card {
  cardNumber: string
  secret: Uint8Array
}

/** Scanning cards at reception: `POST /api/staff/scans` against a bare route that finds the member and writes the same rows. */
export async function benchScan(options: ContestOptions, say: Say): Promise<Contest> {
  const club = await openLoadClub(CARDS, say)
  try {
    say('signing in the owners')
    const cards: Card[] = []
    for (const customer of club.customers) {
      const { cardNumber, secret } = await (await club.owner(customer)).call(getCardSecret)
      cards.push({ cardNumber, secret: decodeSecret(secret) })
    }
    const codes = freshCodes(cards)
    await codes.prepare(1)
    // The first scan is the pattern of what the bare route writes.
    await club.reception.call(scan, { body: { storeId: club.storeId, text: codes.take() } })
    let turn = 0
    const bearer = { Authorization: `Bearer ${club.reception.credentials.bearer}` }
    return await contest(club, options, say, {
      name: 'scan',
      aim: 0.4,
      operations: [
        { atOnce: 1, operations: 150 },
        { atOnce: 16, operations: 450 },
      ],
      bareRoute: 'scan',
      sides: {
        club: { next: () => scanOf(club, codes.take(), bearer), prepare: codes.prepare },
        // It looks at the card number only.
        bare: { next: () => scanOf(club, formatCardCode(cards[turn++ % cards.length]!.cardNumber, '00000000'), {}) },
      },
    })
  } finally {
    await club.close()
  }
}

function scanOf(club: LoadClub, text: string, headers: Readonly<Record<string, string>>): LoadRequest {
  const { path, body, headers: own } = requestOf(scan, { body: { storeId: club.storeId, text }, key: randomUUID() })
  return { path, body: String(body), headers: { ...own, ...headers } }
}

/** Steps before and after the present one whose codes the server accepts. */
const DRIFT = [-1, 0, 1]
/** A round is to be over before its oldest codes are too old. */
const ROUND_SECONDS = 8

/** Codes that were never used: the stock is drawn before a round begins, so that drawing is not measured. */
function freshCodes(cards: readonly Card[]) {
  const used = new Set<string>()
  let stock: string[] = []
  function draw(count: number): void {
    const now = codeStepAt(Date.now())
    for (const step of DRIFT.map((drift) => now + drift))
      for (const { cardNumber, secret } of cards) {
        if (stock.length === count) return
        const once = `${cardNumber}:${step}`
        if (used.has(once)) continue
        used.add(once)
        stock.push(formatCardCode(cardNumber, totp(secret, step)))
      }
  }
  return {
    async prepare(count: number): Promise<void> {
      stock = []
      await untilStepLasts(ROUND_SECONDS)
      draw(count)
      while (stock.length < count) {
        await untilNextStep()
        draw(count)
      }
    },
    take(): string {
      const code = stock.pop()
      if (code === undefined) throw new Error('A round took more codes than were drawn for it')
      return code
    },
  }
}

const stepMs = CODE_STEP_SECONDS * 1000

async function untilStepLasts(seconds: number): Promise<void> {
  if (stepMs - (Date.now() % stepMs) < seconds * 1000) await untilNextStep()
}

async function untilNextStep(): Promise<void> {
  await delay(stepMs - (Date.now() % stepMs) + 10)
}
