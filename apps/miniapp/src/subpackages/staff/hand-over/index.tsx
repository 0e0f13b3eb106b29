import { Text, View } from '@tarojs/components'
import type { RedemptionPanel } from '@cheyou/contract'
import { day, handOverUndone, moment, points, rewardKindNames, yuan, terms } from '@cheyou/words'
import { Button } from '../../../components/button/button.tsx'
import { FailureNotice, Notice } from '../../../components/notice/notice.tsx'
import { Row } from '../../../components/row/row.tsx'
import { Screen } from '../../../components/screen/screen.tsx'
import { Section } from '../../../components/section/section.tsx'
import { Empty } from '../../../components/states/states.tsx'
import { refusalSentence } from '../../../copy/failures.ts'
import { redemptionStateName, redemptionTitle, voucherTerms } from '../../../copy/redemptions.ts'
import { back, open, replace } from '../../../routes.ts'
import { StaffGate } from '../staff-gate.tsx'
import { CorrectionSheet } from './correction-sheet.tsx'
import { useHandOver } from './use-hand-over.ts'
import type { Correction } from './use-hand-over.ts'
import './index.scss'

/** Done, or why not. */
function StateNotice({ panel, corrected }: { panel: RedemptionPanel; corrected: Correction | null }) {
  const { redemption, refusal } = panel
  const { state, handedOverAt, storeName, collectBy, voucher, quantity } = redemption
  if (state === 'handed_over') {
    const where = [handedOverAt === null ? null : moment(handedOverAt), storeName].filter((part) => part !== null)
    const title = voucher === null ? '已核销' : redemptionStateName(redemption)
    return <Notice tone="good" title={quantity > 1 ? `${title} ${quantity} 件` : title} hint={where.join(' · ')} />
  }
  if (state === 'cancelled') return <Notice tone="bad" title="不能核销：已取消" hint="积分已退回给车主。" />
  if (state === 'expired')
    return <Notice tone="bad" title="不能核销：已过期" hint={`${day(collectBy)}是最后一天，积分已退回给车主。`} />
  if (corrected === 'undo') return <Notice tone="good" title={handOverUndone} hint="要再核销，请重新扫码。" />
  if (corrected === 'cancel')
    return <Notice tone="good" title={`已取消一部分，还剩 ${quantity} 件`} hint="积分已退回给车主。" />
  if (refusal === null) return null
  const { title, hint } = refusalSentence(refusal)
  return <Notice tone={voucher === null ? 'bad' : 'plain'} title={title} hint={hint} />
}

function What({ panel }: { panel: RedemptionPanel }) {
  const { redemption, memberName, memberTier } = panel
  const { kind, quantity, voucher, stores } = redemption
  return (
    <>
      <View className="hand-over__what">
        <Text className="hand-over__kind">{rewardKindNames[kind]}</Text>
        <Text className="hand-over__name">{redemptionTitle(redemption)}</Text>
      </View>
      <Section>
        <Row title="给谁" value={memberName} valueNote={memberTier.name} />
        {voucher === null ? (
          <Row title="数量" value={`${quantity} 件`} />
        ) : (
          <Row title={terms.leftToUse} note={voucherTerms(voucher)} value={yuan(voucher.leftFen)} />
        )}
        <Row title="积分" value={points(redemption.points)} />
        <Row title={terms.redeemedAt} value={moment(redemption.heldAt)} />
        {voucher === null ? (
          <Row title={terms.collectAt} value={stores === null ? '各门店' : stores.join('、')} />
        ) : null}
        <Row title={voucher === null ? terms.lastDayToCollect : terms.lastDayToUse} value={day(redemption.collectBy)} />
      </Section>
    </>
  )
}

/** A voucher is used where the visit is registered; that begins on the member's page. */
function ToTill({ panel }: { panel: RedemptionPanel }) {
  const { redemption, memberId } = panel
  if (redemption.voucher?.usable !== true || memberId === null) return null
  return (
    <Button primary onPress={() => open('staffMember', { memberId })}>
      去登记到店
    </Button>
  )
}

function HandOver({ storeId }: { storeId: string }) {
  const { panel, handing, confirm, asking, ask, corrected, correcting, correct } = useHandOver(storeId)
  if (panel === null) {
    return (
      <Empty
        title={terms.scanAgain}
        hint="核销要从扫车主的兑换码开始。"
        action={<Button onPress={() => replace('scan')}>去扫码</Button>}
      />
    )
  }
  const can = (what: RedemptionPanel['can'][number]) => panel.can.includes(what)
  return (
    <View className="hand-over">
      <StateNotice panel={panel} corrected={corrected} />
      <What panel={panel} />
      <FailureNotice failure={handing.failure} />
      <ToTill panel={panel} />
      {can('hand_over') ? (
        <>
          <Text className="hand-over__hint">请核对车主和物品，交给车主之后再确认。</Text>
          <Button primary busy={handing.busy} onPress={confirm}>
            确认已交给{panel.memberName}
          </Button>
        </>
      ) : (
        <Button onPress={back}>返回扫码</Button>
      )}
      {can('undo_hand_over') ? <Button onPress={() => ask('undo')}>{terms.undoHandOver}</Button> : null}
      {can('cancel') ? <Button onPress={() => ask('cancel')}>替车主取消</Button> : null}
      {asking === null ? null : (
        <CorrectionSheet
          about={asking}
          panel={panel}
          correcting={correcting}
          onConfirm={correct}
          onClose={() => ask(null)}
        />
      )}
    </View>
  )
}

export default function HandOverPage() {
  return (
    <Screen>
      <StaffGate>{(_staff, storeId) => <HandOver storeId={storeId} />}</StaffGate>
    </Screen>
  )
}
