import type { Redemption as RedemptionAnswer } from '@cheyou/contract'
import { instant } from '../../db/sql.ts'
import { redemptionText } from './redemption-code.ts'
import type { Redemption } from './redemptions.repository.ts'

export function redemptionAnswer(redemption: Redemption): RedemptionAnswer {
  const { id, code, settledAt, heldAt, state } = redemption
  return {
    redemptionId: id,
    code: redemptionText(code),
    state,
    rewardId: redemption.rewardId,
    rewardName: redemption.rewardName,
    kind: redemption.kind,
    points: redemption.points,
    heldAt: instant(heldAt).toISOString(),
    collectBy: redemption.collectBy,
    handedOverAt: state === 'handed_over' && settledAt !== null ? instant(settledAt).toISOString() : null,
    storeName: redemption.storeName,
    can: state === 'held' ? ['cancel'] : [],
  }
}
