import { startRuleSimulation } from '@cheyou/contract/routes'
import { keyed } from '../../api/call.ts'
import { dayFrom, today } from '../../copy/days.ts'
import { useIntent } from '../../kit/use-intent.ts'
import type { DraftAtWork } from './use-draft.ts'

export interface Period {
  readonly from: string
  readonly to: string
}

/** The year that ends today. */
export const pastYear = (): Period => ({ from: dayFrom(today(), { years: -1, days: 1 }), to: today() })

/** Tries a draft on the visits of a period; what comes out is asked for by `useSimulation`. */
export function useTrial(draft: DraftAtWork) {
  const { run, busy, error } = useIntent(keyed(startRuleSimulation), { refreshes: ['rule-simulation'] })
  const start = async (period: Period): Promise<void> => {
    // A draft that cannot be saved says so itself.
    const saved = await draft.settle().catch(() => null)
    if (saved === null) return
    const { draftId, revision } = saved
    await run({ params: { draftId }, body: { revision, ...period } })
  }
  return { start, busy, error }
}
