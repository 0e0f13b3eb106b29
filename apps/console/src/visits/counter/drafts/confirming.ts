import type { SettledVisit } from '@cheyou/contract'
import { settleVisit } from '@cheyou/contract/routes'
import { ApiError, statusOf } from '../../../api/api-error.ts'
import { call } from '../../../api/call.ts'
import { isUnsure } from '../../../kit/use-intent.ts'
import { forgetDraft, localDrafts, putDraft, type LocalDraft, type SentAway } from './local-drafts.ts'

/** Before each further try; the last holds for all that follow. The network coming back ends a pause. */
const PAUSES_MS = [1_000, 2_000, 5_000, 10_000, 20_000] as const
/** The server answers a repeated key for 48 hours; an hour is left for clocks that differ. */
const KEY_MS = 47 * 3_600_000
/** Answers at the door: they say nothing of what was sent before. */
const SIGNED_OUT = 401
const TOO_OFTEN = 429

/** Sent so long ago that the server may have forgotten the key: sent again it could be settled twice. */
export const isTooLate = ({ sent }: SentAway, now = Date.now()): boolean => now - sent.at > KEY_MS

interface Asking {
  readonly answer: Promise<SettledVisit>
  /** The first try is over, answered or not. */
  readonly tried: Promise<void>
}

const underWay = new Map<string, Asking>()

/**
 * Settles a draft that is kept as sent, and sends it again until there is an answer; asked twice, it is one asking. It goes on when
 * the page is left for another. The answer is an ApiError when the server refused it, and when nobody is signed in any more.
 */
export function confirmDraft(draft: SentAway): Asking {
  const known = underWay.get(draft.tillDraftId)
  if (known) return known
  let tried = (): void => undefined
  const first = new Promise<void>((resolve) => {
    tried = resolve
  })
  const answer = ask(draft, tried).finally(() => {
    underWay.delete(draft.tillDraftId)
    tried()
  })
  const asking = { answer, tried: first }
  underWay.set(draft.tillDraftId, asking)
  return asking
}

async function ask(draft: SentAway, tried: () => void): Promise<SettledVisit> {
  const { tillDraftId: key, sent } = draft
  for (let tries = 0; ; tries += 1) {
    try {
      const visit = await call(settleVisit, { body: sent.body, key })
      forgetDraft(key)
      return visit
    } catch (error) {
      const status = statusOf(error)
      const unsure = isUnsure(error) || status === TOO_OFTEN
      if (!unsure && status !== SIGNED_OUT) refused(draft, error)
      else change(draft, { sent: { ...sent, unanswered: true } })
      if (!unsure) throw error
      tried()
    }
    await pause(PAUSES_MS[Math.min(tries, PAUSES_MS.length - 1)] ?? 0)
  }
}

/** A definite answer: by this key nothing was settled, or it was by somebody else. */
function refused(draft: SentAway, error: unknown): void {
  const code = error instanceof ApiError ? error.problem.code : ''
  if (code === 'DRAFT_SETTLED' || code === 'IDEMPOTENCY_KEY_REUSED') forgetDraft(draft.tillDraftId)
  else change(draft, { sent: null })
}

/** Another window may have had the answer meanwhile and let go of the draft. */
function change(draft: SentAway, part: Pick<LocalDraft, 'sent'>): void {
  if (localDrafts().some(({ tillDraftId }) => tillDraftId === draft.tillDraftId)) putDraft({ ...draft, ...part })
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer)
      window.removeEventListener('online', end)
      resolve()
    }
    const timer = setTimeout(end, ms)
    window.addEventListener('online', end)
  })
}
