import { useEffect, useState } from 'react'
import { useRouter } from '@tarojs/taro'
import { platform } from '#platform'
import type { Redemption } from '@cheyou/contract'
import type { AnswerOf } from '@cheyou/contract/routes'
import { cancelRedemption, listMyRedemptions } from '@cheyou/contract/routes'
import { call, keyed } from '../../../api/call.ts'
import { isOpen } from '../../../copy/redemptions.ts'
import type { IntentOf } from '../../../hooks/use-intent.ts'
import { useIntent } from '../../../hooks/use-intent.ts'
import type { Loaded } from '../../../hooks/use-load.ts'
import { useLoad } from '../../../hooks/use-load.ts'
import { answerOf } from '../../../kept/kept.ts'
import { usePolling } from '../../../hooks/use-polling.ts'
import { useShown } from '../../../hooks/use-shown.ts'

const EVERY_MS = 2500

type Redemptions = AnswerOf<typeof listMyRedemptions>

interface RedemptionPage {
  loaded: Loaded<Redemptions>
  redemption: Redemption | null
  asking: boolean
  ask: (open: boolean) => void
  cancelling: IntentOf<typeof cancelRedemption>
  /** Cancels so many pieces. */
  confirm: (quantity: number) => void
}

/** One redemption; while it can be shown the page notices when staff hand it over or take it for a visit. */
export function useRedemption(memberId: string): RedemptionPage {
  const id = useRouter().params['redemptionId'] ?? ''
  const shown = useShown()
  const [asking, setAsking] = useState(false)
  const loaded = useLoad(() => call(listMyRedemptions), memberId, { keep: answerOf(listMyRedemptions, memberId) })
  const redemption = loaded.data?.rows.find((row) => row.redemptionId === id) ?? null
  const waits = redemption !== null && isOpen(redemption)
  const code = waits && shown ? redemption.code : null

  usePolling(async () => loaded.replace(await call(listMyRedemptions)), EVERY_MS, waits && shown)
  useEffect(() => {
    platform.showCode(code)
    return () => platform.showCode(null)
  }, [code])

  const cancelling = useIntent(keyed(cancelRedemption))
  const confirm = async (quantity: number): Promise<void> => {
    const answer = await cancelling.run({ params: { redemptionId: id }, body: { quantity } })
    if (answer === null) return
    setAsking(false)
    const rows = loaded.data?.rows ?? []
    loaded.replace({ rows: rows.map((row) => (row.redemptionId === id ? answer.redemption : row)) })
  }
  const ask = (open: boolean): void => {
    cancelling.clear()
    setAsking(open)
  }
  return { loaded, redemption, asking, ask, cancelling, confirm: (quantity) => void confirm(quantity) }
}
