import { looksLikePayment, parseCardCode } from '@cheyou/card-code'
import type { Scanned } from '@cheyou/contract'
import { isCardNumber } from '@cheyou/domain'
import { guessSubject, type DeclaredLimit } from '../../platform/http/rate-limit.ts'
import { requireOpenSubject } from '../../platform/guesses/count-guess.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import type { Idempotency } from '../../platform/http/routes.ts'
import { requireOwnStore, type StaffCaller } from '../../areas/people/auth/index.ts'
import { cardGuesses, scanCardAtDesk, scanGuesses } from '../../areas/club/membership/index.ts'
import { parseRedemptionText, scanRedemptionAtDesk } from '../../areas/club/rewards/index.ts'
import type { App } from '../../wiring.ts'
import { memberPanel } from './member-panel.queries.ts'
import { redemptionPanel } from './redemption-panel.queries.ts'

/**
 * Any code at reception lands on the right place: a member's card, a redemption. A card's code counts once (req. 1.6). What owners
 * pay by is no code of ours: it is named and goes no further.
 * @throws PAYMENT_CODE, CODE_UNREADABLE, CODE_REPLAYED, CODE_EXPIRED, CARD_UNKNOWN, NOT_FOUND, RATE_LIMITED
 */
export async function scan(
  app: App,
  caller: StaffCaller,
  { storeId, text }: { storeId: string; text: string },
  idempotency: Idempotency,
): Promise<Scanned> {
  requireOwnStore(caller, storeId)
  const { groupId } = app
  const payment = looksLikePayment(text, isCardNumber)
  if (payment === 'surely') throw new Refusal('PAYMENT_CODE')
  const cardCode = parseCardCode(text)
  if (cardCode)
    return countingGuesses(app, caller, cardCode.cardNumber, () =>
      namingPayment(payment === 'maybe', () =>
        scanCardAtDesk(app, caller, { storeId, code: cardCode }, idempotency, async (unit, card) => ({
          kind: 'member' as const,
          presence: shownToken(card.presence),
          member: await memberPanel(unit.sql, app.keys, card.row, { groupId, rules: card.rules, now: unit.now }),
        })),
      ),
    )
  const code = parseRedemptionText(text)
  if (code === null) throw new Refusal('CODE_UNREADABLE')
  return countingGuesses(app, caller, null, () =>
    scanRedemptionAtDesk(app, caller, { storeId, code }, idempotency, async (unit, { redemption, proof }) => ({
      kind: 'redemption' as const,
      proof: shownToken(proof),
      redemption: await redemptionPanel(unit.sql, caller, redemption, { groupId, storeId, now: unit.now }),
    })),
  )
}

/** A wrong code that has the form of a payment's says so too. */
async function namingPayment<T>(maybePayment: boolean, take: () => Promise<T>): Promise<T> {
  try {
    return await take()
  } catch (error) {
    if (!maybePayment || !(error instanceof Refusal) || !wrongCodes.includes(error.code)) throw error
    throw new Refusal(error.code, { ...error.facts, maybePayment })
  }
}

const wrongCodes: readonly string[] = ['CODE_EXPIRED', 'CARD_UNKNOWN', 'NOT_FOUND']

/**
 * Counts what may be guessing, for the card and for who scans. Every scan counts in this process until it has turned out to be
 * right, so that many at once are no way around; a wrong one is counted in the database, for all processes: by the scan itself
 * where a card's code was looked at, here where there was none to look at. @throws RATE_LIMITED
 */
async function countingGuesses<T>(
  { limits, db, clock }: App,
  { id: staffId }: StaffCaller,
  cardNumber: string | null,
  take: () => Promise<T>,
): Promise<T> {
  const counted: [DeclaredLimit, string][] = [[scanGuesses, staffId]]
  if (cardNumber !== null) counted.push([cardGuesses, cardNumber])
  for (const [limit, caller] of counted) await limits(limit, caller)
  // A card's scan asks so itself, with what else it reads.
  if (cardNumber === null) await requireOpenSubject(db.read, guessSubject(scanGuesses, staffId), clock.now())
  let wrong = false
  try {
    return await take()
  } catch (error) {
    wrong = error instanceof Refusal && wrongCodes.includes(error.code)
    if (wrong && !isLookedAt(error)) for (const [limit, caller] of counted) await limits.noteWrong(limit, caller)
    throw error
  } finally {
    if (!wrong) for (const [limit, caller] of counted) await limits.giveBack(limit, caller)
  }
}

const isLookedAt = (error: unknown): boolean => error instanceof Refusal && error.code === 'CODE_EXPIRED'

const shownToken = ({ token, expiresAt }: { token: string; expiresAt: Date }) => ({
  token,
  expiresAt: expiresAt.toISOString(),
})
