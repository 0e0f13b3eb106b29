import { useState } from 'react'
import type { BenefitLeft, BenefitUse, BenefitUsed, MemberBenefits } from '@cheyou/contract'
import type { BenefitGiving } from '../../../api/benefits.ts'
import { fetchBenefits, giveBenefit, takeBenefitBack } from '../../../api/benefits.ts'
import type { Intent } from '../../../hooks/use-intent.ts'
import { useIntent } from '../../../hooks/use-intent.ts'
import type { Loaded } from '../../../hooks/use-load.ts'
import { useLoad } from '../../../hooks/use-load.ts'
import { presenceOf } from '../desk.ts'

/** A sheet that asks before something is done, and what it is about. */
interface Asking<T> {
  about: T | null
  ask: (about: T | null) => void
}

interface Benefits {
  loaded: Loaded<MemberBenefits>
  giving: Asking<BenefitLeft> & { intent: Intent<[string, BenefitGiving], BenefitUsed>; confirm: (n: number) => void }
  taking: Asking<BenefitUse> & { intent: Intent<[string, string], MemberBenefits>; confirm: (why: string) => void }
  /** What was given last on this page. */
  given: BenefitUsed['used'] | null
}

/** A member's service package at the desk: given after a question, taken back with a reason (req. 3.4). */
export function useBenefits(memberId: string, storeId: string): Benefits {
  const loaded = useLoad(() => fetchBenefits(memberId), memberId)
  const [given, setGiven] = useState<BenefitUsed['used'] | null>(null)
  const [wanted, setWanted] = useState<BenefitLeft | null>(null)
  const [wrong, setWrong] = useState<BenefitUse | null>(null)
  const give = useIntent(giveBenefit)
  const takeBack = useIntent(takeBenefitBack)

  const confirmGiving = async (quantity: number): Promise<void> => {
    if (wanted === null) return
    const presenceToken = presenceOf(memberId)
    const present = presenceToken === null ? {} : { presenceToken }
    const answer = await give.run(memberId, { storeId, code: wanted.code, quantity, ...present })
    if (answer === null) return
    loaded.replace(answer.benefits)
    setGiven(answer.used)
    setWanted(null)
  }
  const confirmTaking = async (reason: string): Promise<void> => {
    if (wrong === null) return
    const answer = await takeBack.run(wrong.useId, reason)
    if (answer === null) return
    loaded.replace(answer)
    setGiven(null)
    setWrong(null)
  }
  const asking = <T>(about: T | null, set: (about: T | null) => void, clear: () => void): Asking<T> => ({
    about,
    ask: (next) => {
      clear()
      set(next)
    },
  })
  return {
    loaded,
    giving: { ...asking(wanted, setWanted, give.clear), intent: give, confirm: (n) => void confirmGiving(n) },
    taking: { ...asking(wrong, setWrong, takeBack.clear), intent: takeBack, confirm: (why) => void confirmTaking(why) },
    given,
  }
}
