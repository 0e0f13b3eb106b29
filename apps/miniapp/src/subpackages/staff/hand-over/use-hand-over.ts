import { useState } from 'react'
import { useRouter } from '@tarojs/taro'
import type { RedemptionPanel } from '@cheyou/contract'
import { cancelForMember, handOver, undoHandOver } from '@cheyou/contract/routes'
import { keyed } from '../../../api/call.ts'
import type { Intent } from '../../../hooks/use-intent.ts'
import { useIntent } from '../../../hooks/use-intent.ts'
import { redemptionSeen } from '../desk.ts'

/** What staff may do besides handing over; each asks for a reason. */
export type Correction = 'undo' | 'cancel'

interface HandOver {
  /** Null when this page was opened without a scan. */
  panel: RedemptionPanel | null
  handing: Intent<never, RedemptionPanel>
  confirm: () => void
  /** What is being asked about; null: nothing. */
  asking: Correction | null
  ask: (about: Correction | null) => void
  /** What was corrected last on this page. */
  corrected: Correction | null
  correcting: Pick<Intent<never, RedemptionPanel>, 'busy' | 'failure'>
  correct: (reason: string, quantity: number) => void
}

/** Handing over what was scanned just now, and correcting it: undone or cancelled with a reason (req. 3.2). */
export function useHandOver(storeId: string): HandOver {
  const redemptionId = useRouter().params['redemptionId'] ?? ''
  const params = { redemptionId }
  const [scanned] = useState(() => redemptionSeen(redemptionId))
  const [panel, setPanel] = useState(scanned?.panel ?? null)
  const [asking, setAsking] = useState<Correction | null>(null)
  const [corrected, setCorrected] = useState<Correction | null>(null)
  const handing = useIntent(keyed(handOver))
  const undoing = useIntent(keyed(undoHandOver))
  const cancelling = useIntent(keyed(cancelForMember))

  const confirm = async (): Promise<void> => {
    const answer = await handing.run({ params, body: { storeId, ...scanned?.proof } })
    if (answer === null) return
    setPanel(answer)
    setCorrected(null)
  }
  const correct = async (reason: string, quantity: number): Promise<void> => {
    const answer =
      asking === 'undo'
        ? await undoing.run({ params, body: { reason } })
        : await cancelling.run({ params, body: { quantity, reason } })
    if (answer === null) return
    handing.clear()
    setPanel(answer)
    setCorrected(asking)
    setAsking(null)
  }
  const ask = (about: Correction | null): void => {
    undoing.clear()
    cancelling.clear()
    setAsking(about)
  }
  return {
    panel,
    handing,
    confirm: () => void confirm(),
    asking,
    ask,
    corrected,
    correcting: asking === 'undo' ? undoing : cancelling,
    correct: (reason, quantity) => void correct(reason, quantity),
  }
}
