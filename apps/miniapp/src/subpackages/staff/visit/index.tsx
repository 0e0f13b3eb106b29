import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import type { MemberPanel, WorkType } from '@cheyou/contract'
import { Button } from '../../../components/button/button.tsx'
import { getMemberPanel, listWorkTypes } from '@cheyou/contract/routes'
import { call } from '../../../api/call.ts'
import { LoadedView } from '../../../components/loaded-view/loaded-view.tsx'
import { FailureNotice } from '../../../components/notice/notice.tsx'
import { Screen } from '../../../components/screen/screen.tsx'
import { Skeleton } from '../../../components/states/states.tsx'
import { useLoad } from '../../../hooks/use-load.ts'
import { answerOf } from '../../../kept/kept.ts'
import { memberSeen } from '../desk.ts'
import { StaffGate } from '../staff-gate.tsx'
import { AmountFields } from './amount-fields.tsx'
import { ApprovalFields } from './approval-fields.tsx'
import { OfferFields } from './offer-fields.tsx'
import { Settled } from './settled.tsx'
import { useVisit } from './use-visit.ts'
import { VisitFields } from './visit-fields.tsx'
import { VisitPreview } from './visit-preview.tsx'
import './index.scss'

interface Props {
  panel: MemberPanel
  workTypes: readonly Pick<WorkType, 'code' | 'name'>[]
  storeId: string
}

function VisitForm({ panel, workTypes, storeId }: Props) {
  const page = useVisit(panel, storeId)
  const { settled, draft, preview, choices } = page
  if (settled !== null) return <Settled settled={settled.visit} draft={settled.draft} memberName={panel.card.name} />
  return (
    <View className="visit">
      <Text className="visit__who">
        {panel.card.name} · {panel.card.tier.name}
      </Text>
      <VisitFields panel={panel} workTypes={workTypes} form={page.form} change={page.change} />
      <AmountFields form={page.form} change={page.change} benefits={choices?.benefits ?? []} />
      {choices === null ? null : (
        <OfferFields
          choices={choices}
          workTypes={workTypes}
          outcomes={preview?.discounts.offers ?? []}
          form={page.form}
          change={page.change}
        />
      )}
      {page.form.vehicleId === null ? null : (
        <ApprovalFields
          place={{ storeId, memberId: panel.card.memberId, vehicleId: page.form.vehicleId }}
          preview={preview}
          form={page.form}
          change={page.change}
        />
      )}
      {draft === null ? (
        <Text className="visit__hint">选好车辆和维修类型，填上金额，这里会先算出优惠和积分。</Text>
      ) : preview === null ? (
        page.previewFailure === null ? (
          <Skeleton rows={1} />
        ) : null
      ) : (
        <VisitPreview preview={preview} lines={draft.lines} />
      )}
      <FailureNotice failure={page.previewFailure} />
      <FailureNotice failure={page.settling.failure} />
      <Button
        primary
        disabled={page.obstacle !== null && (page.obstacle || true)}
        busy={page.settling.busy}
        onPress={page.send}
      >
        结算
      </Button>
    </View>
  )
}

function VisitOf({ memberId, storeId }: { memberId: string; storeId: string }) {
  const panel = useLoad(() => call(getMemberPanel, { params: { memberId } }), memberId, {
    initial: memberSeen(memberId),
  })
  const workTypes = useLoad(() => call(listWorkTypes), storeId, { keep: answerOf(listWorkTypes, storeId) })
  return (
    <LoadedView loaded={panel}>
      {(who) => (
        <LoadedView loaded={workTypes}>
          {({ rows }) => <VisitForm panel={who} workTypes={rows} storeId={storeId} />}
        </LoadedView>
      )}
    </LoadedView>
  )
}

export default function StaffVisitPage() {
  const memberId = useRouter().params['memberId'] ?? ''
  return (
    <Screen>
      <StaffGate>{(_staff, storeId) => <VisitOf memberId={memberId} storeId={storeId} />}</StaffGate>
    </Screen>
  )
}
