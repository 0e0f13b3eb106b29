import { useRef, useState } from 'react'
import { useDidShow } from '@tarojs/taro'
import { platform } from '#platform'
import type { Failure } from '../../../api/failure.ts'
import { scan } from '@cheyou/contract/routes'
import { keyed } from '../../../api/call.ts'
import { useIntent } from '../../../hooks/use-intent.ts'
import { open } from '../../../routes.ts'
import { seen, takeNextScan } from '../desk.ts'
import { mayBeOrder, readText } from './read-text.ts'
import { useFind, type Hits } from './use-find.ts'

interface Scan {
  typed: string
  type: (text: string) => void
  /** People found by what was typed; null before a search. */
  hits: Hits | null
  /** What was found is of what is typed now, so that one of them can be opened. */
  fresh: boolean
  busy: boolean
  failure: Failure | null
  withCamera: () => void
  withText: () => void
}

/** Any code lands on the right page; anything else finds people while it is typed (req. 16.4). */
export function useScan(storeId: string): Scan {
  const [typed, setTyped] = useState('')
  const sending = useIntent(keyed(scan))
  const read = readText(typed)
  const either = mayBeOrder(typed)
  const finding = useFind(read.kind === 'search' || either ? typed.trim() : null)
  const looking = useIntent(() => finding.look())

  const sendCode = async (text: string): Promise<void> => {
    const scanned = await sending.run({ body: { storeId, text } })
    if (scanned === null) return
    seen(scanned)
    setTyped('')
    if (scanned.kind === 'member') open('staffMember', { memberId: scanned.member.card.memberId })
    else open('handOver', { redemptionId: scanned.redemption.redemption.redemptionId })
  }
  /** Whether anybody was found. */
  const search = async (): Promise<boolean> => {
    sending.clear()
    const found = await looking.run()
    const whole = found?.rows.filter(({ why }) => why.whole) ?? []
    const [only, ...others] = whole.length > 0 ? whole : (found?.rows ?? [])
    if (only !== undefined && others.length === 0) open('staffMember', { memberId: only.memberId })
    return only !== undefined
  }
  const searchOrSend = async (code: string): Promise<void> => {
    if (!(await search())) await sendCode(code)
  }
  const withCamera = async (): Promise<void> => {
    const text = await platform.scan()
    if (text !== null) await sendCode(text)
  }
  const camera = useRef(withCamera)
  camera.current = withCamera
  useDidShow(() => {
    if (takeNextScan()) void camera.current()
  })
  const withText = (): void => {
    if (read.kind === 'code') void (either ? searchOrSend(read.text) : sendCode(read.text))
    if (read.kind === 'search') void search()
  }
  return {
    typed,
    type: (text) => {
      sending.clear()
      setTyped(text)
    },
    // Of a code that nobody is found by, nobody was asked.
    hits: either && nobody(finding.hits) ? null : finding.hits,
    fresh: finding.fresh,
    busy: sending.busy || looking.busy,
    failure: sending.failure ?? finding.failure,
    withCamera: () => void withCamera(),
    withText,
  }
}

const nobody = (hits: Hits | null): boolean => hits === null || hits.rows.length + hits.customers.length === 0
