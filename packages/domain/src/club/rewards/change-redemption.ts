import { captureHold, releaseHold } from '../points/spend.ts'
import type { Balances, Draw, EntryDraft } from '../points/types.ts'
import { accept, reject } from '../../result.ts'
import type { Result } from '../../result.ts'

export const redemptionStates = ['held', 'handed_over', 'cancelled', 'expired'] as const
export type RedemptionState = (typeof redemptionStates)[number]

/** Staff hand it over, member or staff cancel it, or nobody collects it in time. */
export const redemptionActions = ['hand_over', 'cancel', 'expire'] as const
export type RedemptionAction = (typeof redemptionActions)[number]

export type RedemptionChange = {
  readonly state: RedemptionState
  readonly entries: readonly EntryDraft[]
  /** Whether the stock goes back with the points (req. 3.2). */
  readonly returnsStock: boolean
}

const OUTCOMES = { hand_over: 'handed_over', cancel: 'cancelled', expire: 'expired' } as const

/**
 * What becomes of a redemption (req. 3.2): from `held` to one of three ends, from which nothing leads away. Refuses
 * REDEMPTION_STATE `{state, action}`. `draws` are those of its hold, `balances` the member's now.
 */
export function changeRedemption(request: {
  readonly state: RedemptionState
  readonly action: RedemptionAction
  readonly draws: readonly Draw[]
  readonly balances: Balances
}): Result<RedemptionChange, 'REDEMPTION_STATE'> {
  const { state, action, draws, balances } = request
  if (state !== 'held') return reject('REDEMPTION_STATE', { state, action })
  const handedOver = action === 'hand_over'
  return accept({
    state: OUTCOMES[action],
    entries: handedOver ? captureHold(draws) : releaseHold(balances, draws),
    returnsStock: !handedOver,
  })
}
