import { useState } from 'react'
import type { BenefitLeft, BenefitUse, BenefitUsed, MemberBenefits } from '@cheyou/contract'
import { getMemberBenefits, undoBenefitUse, giveBenefitAtDesk } from '@cheyou/contract/routes'
import { call, keyed } from '../../../api/call.ts'
import type { IntentOf } from '../../../hooks/use-intent.ts'
import { useIntent } from '../../../hooks/use-intent.ts'
import type { Loaded } from '../../../hooks/use-load.ts'
import { useLoad } from '../../../hooks/use-load.ts'
import { presenceOf } from '../desk.ts'

/** A sheet that asks before something is done. What it is about stays while it slides out. */
interface Asking<T> {
  about: T | null
  /** Another one with every question, so that none begins with what was typed for the last. */
  turn: number
  open: boolean
  ask: (about: T) => void
  close: () => void
}

function useAsking<T>(clear: () => void): Asking<T> {
  const [about, setAbout] = useState<T | null>(null)
  const [open, setOpen] = useState(false)
  const [turn, setTurn] = useState(0)
  return {
    about,
    turn,
    open,
    ask: (next) => {
      clear()
      setAbout(next)
      setTurn(turn + 1)
      setOpen(true)
    },
    close: () => setOpen(false),
  }
}

interface Benefits {
  loaded: Loaded<MemberBenefits>
  giving: Asking<BenefitLeft> & { intent: IntentOf<typeof giveBenefitAtDesk>; confirm: (n: number) => void }
  taking: Asking<BenefitUse> & { intent: IntentOf<typeof undoBenefitUse>; confirm: (why: string) => void }
  /** What was given last on this page. */
  given: BenefitUsed['used'] | null
}

/** A member's service package at the desk: given after a question, taken back with a reason (req. 3.4). */
export function useBenefits(memberId: string, storeId: string): Benefits {
  const loaded = useLoad(() => call(getMemberBenefits, { params: { memberId } }), memberId)
  const [given, setGiven] = useState<BenefitUsed['used'] | null>(null)
  const give = useIntent(keyed(giveBenefitAtDesk))
  const takeBack = useIntent(keyed(undoBenefitUse))
  const giving = useAsking<BenefitLeft>(give.clear)
  const taking = useAsking<BenefitUse>(takeBack.clear)

  const confirmGiving = async (quantity: number): Promise<void> => {
    if (giving.about === null) return
    const presenceToken = presenceOf(memberId)
    const present = presenceToken === null ? {} : { presenceToken }
    const body = { storeId, code: giving.about.code, quantity, ...present }
    const answer = await give.run({ params: { memberId }, body })
    // Another till may have been faster: what is left is looked up again.
    if (answer === null) return loaded.reload()
    loaded.replace(answer.benefits)
    setGiven(answer.used)
    giving.close()
  }
  const confirmTaking = async (reason: string): Promise<void> => {
    if (taking.about === null) return
    const answer = await takeBack.run({ params: { useId: taking.about.useId }, body: { reason } })
    if (answer === null) return loaded.reload()
    loaded.replace(answer)
    setGiven(null)
    taking.close()
  }
  return {
    loaded,
    giving: { ...giving, intent: give, confirm: (quantity) => void confirmGiving(quantity) },
    taking: { ...taking, intent: takeBack, confirm: (reason) => void confirmTaking(reason) },
    given,
  }
}
