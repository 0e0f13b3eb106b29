import { useState } from 'react'
import { View } from '@tarojs/components'
import type { MembershipStatus } from '@cheyou/contract'
import { recordInsurance } from '@cheyou/contract/routes'
import { terms } from '@cheyou/words'
import { keyed } from '../../../api/call.ts'
import { Button } from '../../../components/button/button.tsx'
import { DateField } from '../../../components/field/date-field.tsx'
import { Field } from '../../../components/field/field.tsx'
import { FailureNotice } from '../../../components/notice/notice.tsx'
import { fenOf } from '@cheyou/till'
import { useIntent } from '../../../hooks/use-intent.ts'

const SHANGHAI_OFFSET_MS = 8 * 60 * 60 * 1000
const today = (): string => new Date(Date.now() + SHANGHAI_OFFSET_MS).toISOString().slice(0, 10)

interface Props {
  memberId: string
  storeId: string
  onRecorded: (status: MembershipStatus) => void
}

/** An insurance renewed through the shop: policy, insurer, premium, day. */
export function InsuranceForm({ memberId, storeId, onRecorded }: Props) {
  const [policyNumber, setPolicyNumber] = useState('')
  const [insurer, setInsurer] = useState('')
  const [premium, setPremium] = useState('')
  const [renewedOn, setRenewedOn] = useState(today)
  const recording = useIntent(keyed(recordInsurance))
  const premiumFen = fenOf(premium)
  const missing = [
    policyNumber.trim() === '' ? '保单号' : null,
    insurer.trim() === '' ? '保险公司' : null,
    premiumFen === null || premiumFen === 0 ? '保费' : null,
  ].filter((part) => part !== null)
  const record = async (): Promise<void> => {
    if (premiumFen === null) return
    const body = { storeId, policyNumber, insurer, premiumFen, renewedOn }
    const status = await recording.run({ params: { memberId }, body })
    if (status === null) return
    setPolicyNumber('')
    setPremium('')
    onRecorded(status)
  }
  return (
    <View className="renew__form">
      <Field label="保单号" value={policyNumber} onChange={setPolicyNumber} />
      <Field label="保险公司" value={insurer} onChange={setInsurer} />
      <Field label="保费" type="digit" unit="元" value={premium} onChange={setPremium} />
      <DateField label="续保日期" value={renewedOn} latest={today()} onChange={setRenewedOn} />
      <FailureNotice failure={recording.failure} />
      <Button
        busy={recording.busy}
        disabled={missing.length > 0 && `还要填${missing.join('、')}`}
        onPress={() => void record()}
      >
        {terms.recordInsurance}
      </Button>
    </View>
  )
}
