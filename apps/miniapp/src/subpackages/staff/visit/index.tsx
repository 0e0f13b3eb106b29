import { useState } from 'react'
import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import type { MemberPanel, WorkType } from '@cheyou/contract'
import { getMemberPanel, listWorkTypes } from '@cheyou/contract/routes'
import { isUntouched } from '@cheyou/till'
import { yuan } from '@cheyou/words'
import { call } from '../../../api/call.ts'
import { LoadedView } from '../../../components/loaded-view/loaded-view.tsx'
import { FailureNotice, Notice } from '../../../components/notice/notice.tsx'
import { Pressable } from '../../../components/pressable/pressable.tsx'
import { Screen } from '../../../components/screen/screen.tsx'
import { Sheet } from '../../../components/sheet/sheet.tsx'
import { Slot } from '../../../components/slot/slot.tsx'
import { warningLine } from '../../../copy/warnings.ts'
import { useLoad } from '../../../hooks/use-load.ts'
import { answerOf } from '../../../kept/kept.ts'
import { memberSeen } from '../desk.ts'
import { StaffGate } from '../staff-gate.tsx'
import { CarFields } from './car-fields.tsx'
import { LineRows } from './line-rows.tsx'
import { OffersSheet } from './offers-sheet.tsx'
import { Settled } from './settled.tsx'
import { TemplateChips } from './template-chips.tsx'
import { TillBar } from './till-bar.tsx'
import { usePad } from './use-pad.ts'
import { useVisit, type VisitPage } from './use-visit.ts'
import { VisitPreview } from './visit-preview.tsx'
import './index.scss'

interface Props {
  panel: MemberPanel
  workTypes: readonly Pick<WorkType, 'code' | 'name'>[]
  storeId: string
}

function VisitForm({ panel, workTypes, storeId }: Props) {
  const page = useVisit(panel, storeId)
  const pad = usePad(page.form, page.replace)
  const [sheet, setSheet] = useState<'offers' | 'bill' | null>(null)
  const { card } = panel
  const { settled, shown, draft, form, choices } = page
  if (settled !== null) return <Settled settled={settled.visit} draft={settled.draft} memberName={card.name} />
  return (
    <View className="visit">
      <Text className="visit__who">
        {card.name} · {card.tier.name}
      </Text>
      <HalfFilled page={page} />
      <CarFields panel={panel} workTypes={workTypes} form={form} change={page.change} pad={pad} />
      <Slot>
        <TemplateChips storeId={storeId} form={form} replace={page.replace} />
      </Slot>
      <LineRows form={form} replace={page.replace} pad={pad} benefits={choices?.benefits ?? []} />
      <Slot>{choices === null ? null : <Offers page={page} onPress={() => setSheet('offers')} />}</Slot>
      <Slot>
        {(shown?.warnings ?? []).map((warning) => (
          <Notice key={warning.code} tone="warn" title={warningLine(warning)} />
        ))}
      </Slot>
      <Slot>
        <FailureNotice failure={page.previewFailure} />
        <FailureNotice failure={page.settling.failure} />
      </Slot>
      <TillBar page={page} pad={pad} onBill={() => setSheet('bill')} />
      <OffersSheet
        page={page}
        place={{ storeId, memberId: card.memberId }}
        workTypes={workTypes}
        open={sheet === 'offers'}
        onClose={() => setSheet(null)}
      />
      <Sheet title="明细" open={sheet === 'bill'} onClose={() => setSheet(null)}>
        {shown === null ? null : <VisitPreview preview={shown} lines={draft?.lines ?? []} />}
      </Sheet>
    </View>
  )
}

/** What was typed for this member earlier and not settled: taken up again with one tap. */
function HalfFilled({ page }: { page: VisitPage }) {
  if (page.halfFilled === null) return <Slot />
  const { form, takeUp, drop } = page.halfFilled
  const lines = form.lines.filter((line) => !isUntouched(line)).length
  return (
    <Slot>
      <View className="visit__half">
        <Text className="visit__half-words">上次填了一半，有 {lines} 项</Text>
        <Pressable className="visit__half-press" onPress={drop}>
          不要了
        </Pressable>
        <Pressable className="visit__half-press" onPress={takeUp}>
          接着填
        </Pressable>
      </View>
    </Slot>
  )
}

/** What comes off by now; opens the sheet with all that can. */
function Offers({ page, onPress }: { page: VisitPage; onPress: () => void }) {
  const { shown, choices, form } = page
  const takenFen = shown?.discounts.takenFen ?? 0
  const waiting = (choices?.vouchers ?? []).filter(
    ({ redemptionId, problem }) => problem === null && !form.vouchers.includes(redemptionId),
  ).length
  return (
    <Pressable className="visit__off" onPress={onPress}>
      <Text>优惠{waiting === 0 ? '' : `（有 ${waiting} 张券可用）`}</Text>
      <Text className="visit__off-sum">{takenFen === 0 ? '选择 ›' : `省 ${yuan(takenFen)} ›`}</Text>
    </Pressable>
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
