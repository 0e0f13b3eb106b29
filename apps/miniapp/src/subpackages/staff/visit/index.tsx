import { useState } from 'react'
import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import type { MemberPanel, WorkType } from '@cheyou/contract'
import { getMemberPanel, listWorkTypes } from '@cheyou/contract/routes'
import { isUntouched } from '@cheyou/till'
import { savesWords, shortDay, tillWords, yuan } from '@cheyou/words'
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
import { open } from '../../../routes.ts'
import { memberSeen } from '../desk.ts'
import { StaffGate } from '../staff-gate.tsx'
import { CarFields } from './car-fields.tsx'
import { LineRows } from './line-rows.tsx'
import { OffersSheet } from './offers-sheet.tsx'
import { Settled } from './settled.tsx'
import { TemplateChips } from './template-chips.tsx'
import { TillBar } from './till-bar.tsx'
import { Unconfirmed } from './unconfirmed.tsx'
import { useApproval, type ApprovalPage } from './use-approval.ts'
import { usePad } from './use-pad.ts'
import { useSettling, type Settling } from './use-settling.ts'
import { useVisit, type VisitPage } from './use-visit.ts'
import { VisitPreview } from './visit-preview.tsx'
import './index.scss'

interface Props {
  panel: MemberPanel
  workTypes: readonly Pick<WorkType, 'code' | 'name'>[]
  storeId: string
  settling: Settling
}

function VisitForm({ panel, workTypes, storeId, settling }: Props) {
  const page = useVisit(panel, storeId, settling)
  const pad = usePad(page.form, page.replace)
  const [sheet, setSheet] = useState<'offers' | 'bill' | null>(null)
  const approval = useApproval({ storeId, memberId: panel.card.memberId, vehicleId: page.form.vehicleId })
  const { shown, draft, form, choices } = page
  const openOffers = (): void => {
    pad.open(null)
    setSheet('offers')
  }
  return (
    <View className="visit">
      <Who panel={panel} />
      <HalfFilled page={page} />
      <CarFields panel={panel} workTypes={workTypes} form={form} change={page.change} pad={pad} />
      <Slot>
        <TemplateChips storeId={storeId} form={form} replace={page.replace} />
      </Slot>
      <LineRows form={form} replace={page.replace} pad={pad} benefits={choices?.benefits ?? []} />
      <Slot>{choices === null ? null : <Offers page={page} approval={approval} onPress={openOffers} />}</Slot>
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
        approval={approval}
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

/** Who it is, and the way to their last visit. */
function Who({ panel }: { panel: MemberPanel }) {
  const { card, lastVisit } = panel
  return (
    <View className="visit__head">
      <Text className="visit__who">
        {card.name} · {card.tier.name}
      </Text>
      {lastVisit === null ? null : (
        <Pressable className="visit__last" onPress={() => open('staffVisitRecord', { visitId: lastVisit.visitId })}>
          {tillWords.lastVisit} {shortDay(lastVisit.settledOn)}
        </Pressable>
      )}
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

/** What comes off by now and what could; opens the sheet with all that can. */
function Offers({ page, approval, onPress }: { page: VisitPage; approval: ApprovalPage; onPress: () => void }) {
  const takenFen = page.shown?.discounts.takenFen ?? 0
  const waiting = waitingWords(page, approval)
  return (
    <Pressable className="visit__off" onPress={onPress}>
      <Text>优惠{waiting === null ? '' : `（${waiting}）`}</Text>
      <Text className="visit__off-sum">{takenFen === 0 ? '选择 ›' : `${savesWords(takenFen)} ›`}</Text>
    </Pressable>
  )
}

/** What the manager said comes first, for the customer stands there. */
function waitingWords({ choices, form }: VisitPage, { latest, approved }: ApprovalPage): string | null {
  if (latest?.state === 'pending') return `${yuan(latest.amountFen)} 等店长审批`
  if (approved !== null && form.approvalId === null) return `店长批准了 ${yuan(approved.amountFen)}`
  if (latest?.state === 'refused' && form.discretion === '') return '店长没有批准'
  const usable = (choices?.vouchers ?? []).filter(
    ({ redemptionId, problem }) => problem === null && !form.vouchers.includes(redemptionId),
  )
  return usable.length === 0 ? null : `有 ${usable.length} 张券可用`
}

/** A visit of a member: typed, or sent and not confirmed, or settled. */
function VisitOf({ memberId, storeId }: { memberId: string; storeId: string }) {
  const settling = useSettling(memberId)
  const { settled, unconfirmed } = settling
  if (settled !== null) return <Settled settled={settled.visit} draft={settled.draft} memberName={settled.memberName} />
  if (unconfirmed !== null) return <Unconfirmed visit={unconfirmed} settling={settling} />
  return <TypedVisit memberId={memberId} storeId={storeId} settling={settling} />
}

function TypedVisit({ memberId, storeId, settling }: { memberId: string } & Pick<Props, 'storeId' | 'settling'>) {
  const panel = useLoad(() => call(getMemberPanel, { params: { memberId } }), memberId, {
    initial: memberSeen(memberId),
  })
  const workTypes = useLoad(() => call(listWorkTypes), storeId, { keep: answerOf(listWorkTypes, storeId) })
  return (
    <LoadedView loaded={panel}>
      {(who) => (
        <LoadedView loaded={workTypes}>
          {({ rows }) => <VisitForm panel={who} workTypes={rows} storeId={storeId} settling={settling} />}
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
