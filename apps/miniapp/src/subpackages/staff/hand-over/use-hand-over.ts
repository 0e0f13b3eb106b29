import { useState } from 'react'
import { useRouter } from '@tarojs/taro'
import type { RedemptionPanel } from '@cheyou/contract'
import { confirmHandOver } from '../../../api/staff.ts'
import type { Intent } from '../../../hooks/use-intent.ts'
import { useIntent } from '../../../hooks/use-intent.ts'
import { redemptionSeen } from '../desk.ts'

interface HandOver {
  /** Null when this page was opened without a scan. */
  panel: RedemptionPanel | null
  handing: Intent<[string, { storeId: string; scanToken: string }], RedemptionPanel>
  confirm: () => void
}

export function useHandOver(storeId: string): HandOver {
  const redemptionId = useRouter().params['redemptionId'] ?? ''
  const [scanned] = useState(() => redemptionSeen(redemptionId))
  const [panel, setPanel] = useState(scanned?.panel ?? null)
  const handing = useIntent(confirmHandOver)
  const confirm = async (): Promise<void> => {
    const answer = await handing.run(redemptionId, { storeId, scanToken: scanned?.proof ?? '' })
    if (answer !== null) setPanel(answer)
  }
  return { panel, handing, confirm: () => void confirm() }
}
