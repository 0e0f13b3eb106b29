import { useEffect, useRef, useState } from 'react'
import type { QuotedVisit, SettledVisit } from '@cheyou/contract'
import { settleVisit } from '@cheyou/contract/routes'
import { platform } from '#platform'
import { asFailure, isUnsure, type Failure } from '../../../api/failure.ts'
import { keyed } from '../../../api/call.ts'
import { forgetVisit, keepVisit, keptVisit, type KeptVisit } from './kept-visits.ts'

/** A visit that was sent to be settled. */
export type SentVisit = Omit<KeptVisit, 'keptAt'> & { sent: NonNullable<KeptVisit['sent']> }

export interface Settling {
  /** Sent, and nobody knows whether it was done: it is sent again, as it is, until there is an answer. */
  unconfirmed: SentVisit | null
  /** The server forgets keys: sent again so late it could be settled twice. */
  tooLate: boolean
  busy: boolean
  failure: Failure | null
  settled: { visit: SettledVisit; draft: QuotedVisit; memberName: string } | null
  send: (visit: Omit<SentVisit, 'sent'>, draft: QuotedVisit) => void
  again: () => void
  /** Lets go of one that is too late. */
  drop: () => void
}

/** The server answers a repeated key for 48 hours; an hour is left for clocks that differ. */
const KEY_MS = 47 * 60 * 60_000
/** Before each sending of what was not answered, and before all further ones. */
const PAUSES_MS = [0, 3_000, 5_000, 10_000]
const LONGEST_MS = 20_000

/** Answers of the door, not of the till: they say nothing of what was sent before. */
const AT_THE_DOOR: readonly number[] = [401, 426, 429]

function sentBefore(memberId: string): SentVisit | null {
  const kept = keptVisit(memberId)
  return kept?.sent ? { ...kept, sent: kept.sent } : null
}

/** Settles a member's visit once, by the key it was typed with, also over a killed program (req. 2.10). */
export function useSettling(memberId: string): Settling {
  const [unconfirmed, setUnconfirmed] = useState(() => sentBefore(memberId))
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [settled, setSettled] = useState<Settling['settled']>(null)
  const underWay = useRef(false)
  const tries = useRef(0)

  const run = async (visit: SentVisit, isUnconfirmed: boolean): Promise<void> => {
    if (underWay.current) return
    underWay.current = true
    tries.current += 1
    setBusy(true)
    keepVisit(visit)
    try {
      const answer = await keyed(settleVisit)(visit.key, { body: visit.sent.draft })
      forgetVisit(memberId)
      setSettled({ visit: answer, draft: visit.sent.draft, memberName: visit.memberName })
      setUnconfirmed(null)
    } catch (error) {
      const reason = asFailure(error)
      setFailure(reason)
      if (isUnsure(reason) || (isUnconfirmed && AT_THE_DOOR.includes(reason.status))) setUnconfirmed(visit)
      else {
        keepVisit({ ...visit, sent: null })
        setUnconfirmed(null)
      }
    } finally {
      underWay.current = false
      setBusy(false)
    }
  }
  const tooLate = unconfirmed !== null && Date.now() - unconfirmed.sent.at > KEY_MS
  const again = (): void => {
    if (unconfirmed !== null && !tooLate) void run(unconfirmed, true)
  }
  useRetries(again, unconfirmed !== null && !busy, () => PAUSES_MS[tries.current] ?? LONGEST_MS)
  return {
    unconfirmed,
    tooLate,
    busy,
    failure,
    settled,
    send: (visit, draft) => {
      setFailure(null)
      tries.current = 0
      void run({ ...visit, sent: { draft, at: Date.now() } }, false)
    },
    again,
    drop: () => {
      forgetVisit(memberId)
      setUnconfirmed(null)
    },
  }
}

/** Sends again after a pause, and at once when the network is back. */
function useRetries(again: () => void, waiting: boolean, pause: () => number): void {
  const latest = useRef({ again, pause })
  latest.current = { again, pause }
  useEffect(() => {
    if (!waiting) return
    const timer = setTimeout(() => latest.current.again(), latest.current.pause())
    const stop = platform.watchNetwork((online) => {
      if (online) latest.current.again()
    })
    return () => {
      clearTimeout(timer)
      stop()
    }
  }, [waiting])
}
