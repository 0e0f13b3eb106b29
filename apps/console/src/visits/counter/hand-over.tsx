import type { RedemptionPanel } from '@cheyou/contract'
import { handOver } from '@cheyou/contract/routes'
import { deskSentence, redemptionStateNames } from '@cheyou/words'
import { Button } from 'antd'
import { keyed } from '../../api/call.ts'
import { TierBadge } from '../../components/tier-badge.tsx'
import { Refusal } from '../../kit/form-dialog.tsx'
import { useIntent } from '../../kit/use-intent.ts'
import { whenSlow } from '../../kit/when-slow.ts'
import type { Counter } from './use-counter.ts'
import { useKeys } from './use-keys.ts'
import styles from './counter.module.css'

interface Props {
  readonly counter: Counter
  readonly redemption: RedemptionPanel
  readonly proof: string
  readonly storeId: string
}

/** 核销: what it is and for whom before it is confirmed; then done, or why not. */
export function HandOver({ counter, redemption: panel, proof, storeId }: Props) {
  const { redemption, memberName, memberTier, can, refusal } = panel
  const handing = useIntent(keyed(handOver))
  const ready = can.includes('hand_over')
  const confirm = async (): Promise<void> => {
    if (!ready) return
    const { redemptionId } = redemption
    const done = await handing.run({ params: { redemptionId }, body: { storeId, scanToken: proof } })
    if (done !== null) counter.handedOver(done)
  }
  useKeys({ F10: () => void confirm(), Escape: counter.leave })
  return (
    <div className={styles.handOver}>
      <h2 className={styles.name}>
        {redemption.rewardName} × {redemption.quantity}
      </h2>
      <p>
        {memberName} <TierBadge tier={memberTier} />
      </p>
      <p className={styles.soft}>{redemptionStateNames[redemption.state]}</p>
      {refusal !== null && <p role="alert">{deskSentence(refusal.code, refusal.facts) ?? '现在不能核销。'}</p>}
      <Refusal error={handing.error} />
      {ready && (
        <Button type="primary" size="large" loading={whenSlow(handing.busy)} onClick={() => void confirm()}>
          <kbd className={styles.key}>F10</kbd> 核销
        </Button>
      )}
    </div>
  )
}
