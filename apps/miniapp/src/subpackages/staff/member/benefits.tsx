import { useState } from 'react'
import { Text, View } from '@tarojs/components'
import type { BenefitLeft, MemberBenefits } from '@cheyou/contract'
import { noAdvisorYet, terms } from '@cheyou/words'
import { ConfirmSheet } from '../../../components/confirm-sheet/confirm-sheet.tsx'
import { Field } from '../../../components/field/field.tsx'
import { LoadedView } from '../../../components/loaded-view/loaded-view.tsx'
import { Notice } from '../../../components/notice/notice.tsx'
import { Pressable } from '../../../components/pressable/pressable.tsx'
import { QuantityStepper } from '../../../components/quantity-stepper/quantity-stepper.tsx'
import { Row } from '../../../components/row/row.tsx'
import { Section } from '../../../components/section/section.tsx'
import { leftWords, restLine, staffLineOfUse, usedLine, titleOfUse } from '../../../copy/benefits.ts'
import { useBenefits } from './use-benefits.ts'
import './benefits.scss'

/** What one request takes at most. */
const AT_ONCE = 20

function Package({ benefits, onUse }: { benefits: MemberBenefits; onUse: (benefit: BenefitLeft) => void }) {
  const open = benefits.can.includes('use')
  return (
    <>
      {benefits.benefits.map((benefit) => (
        <View key={benefit.code} className="staff-benefit">
          <View className="staff-benefit__words">
            <Text className="staff-benefit__name">{benefit.name}</Text>
            <Text className="staff-benefit__used">{usedLine(benefit)}</Text>
          </View>
          <Text className={`staff-benefit__left ${benefit.left === 0 ? 'staff-benefit__left--none' : ''}`}>
            {leftWords(benefit)}
          </Text>
          {open && benefit.left > 0 ? (
            <Pressable className="staff-benefit__use" label={`使用${benefit.name}`} onPress={() => onUse(benefit)}>
              使用
            </Pressable>
          ) : null}
        </View>
      ))}
    </>
  )
}

interface GiveProps {
  memberName: string
  giving: ReturnType<typeof useBenefits>['giving']
}

function GiveSheet({ memberName, giving }: GiveProps) {
  const { about, open, close, intent, confirm } = giving
  const [quantity, setQuantity] = useState(1)
  if (about === null) return null
  const most = Math.min(about.left, AT_ONCE)
  return (
    <ConfirmSheet
      open={open}
      title={`使用${about.name}？`}
      text={`${memberName} · 用后${restLine(about.left - quantity)}`}
      action={`使用 ${quantity} 次`}
      busy={intent.busy}
      failure={intent.failure}
      onConfirm={() => confirm(quantity)}
      onClose={close}
    >
      {most > 1 ? (
        <View className="staff-benefit__count">
          <Text>次数</Text>
          <QuantityStepper label="次数" unit="次" value={quantity} max={most} onChange={setQuantity} />
        </View>
      ) : null}
    </ConfirmSheet>
  )
}

function TakeBackSheet({ taking }: { taking: ReturnType<typeof useBenefits>['taking'] }) {
  const { about, open, close, intent, confirm } = taking
  const [reason, setReason] = useState('')
  if (about === null) return null
  return (
    <ConfirmSheet
      open={open}
      title={`撤销${titleOfUse(about)}？`}
      text="次数退回本年度；记录会留下，写明谁撤销、为什么。"
      action={terms.undoUse}
      busy={intent.busy}
      disabled={reason.trim() === '' && '写下原因才能撤销'}
      failure={intent.failure}
      onConfirm={() => confirm(reason.trim())}
      onClose={close}
    >
      <Field label="原因" value={reason} onChange={setReason} placeholder="例如：点错了、客户改天再洗" />
    </ConfirmSheet>
  )
}

interface Props {
  memberId: string
  memberName: string
  storeId: string
}

/** The service package of who stands at the desk: what is left this year, given here, taken back with a reason (req. 3.4). */
export function MemberBenefitsSection({ memberId, memberName, storeId }: Props) {
  const { loaded, giving, taking, given } = useBenefits(memberId, storeId)
  return (
    <LoadedView loaded={loaded}>
      {(benefits) => {
        const uses = benefits.uses.filter(({ thisYear }) => thisYear)
        if (benefits.benefits.length === 0 && uses.length === 0 && !benefits.advisor) return null
        return (
          <>
            {given === null ? null : (
              <Notice tone="good" title={`已使用${titleOfUse(given)}`} hint={restLine(given.left)} />
            )}
            <Section title="权益">
              {benefits.state === 'lapsed' ? <Row title="续会后才能使用" note="会员资格已到期，到时重新计次" /> : null}
              <Package benefits={benefits} onUse={giving.ask} />
              {benefits.advisor ? <Row title="专属服务顾问" value={benefits.advisorName ?? noAdvisorYet} /> : null}
            </Section>
            {uses.length === 0 ? null : (
              <Section title="本年使用记录">
                {uses.map((use) => (
                  <Row
                    key={use.useId}
                    title={titleOfUse(use)}
                    note={staffLineOfUse(use)}
                    {...(use.can.includes('undo') ? { value: '撤销', onPress: () => taking.ask(use) } : {})}
                    {...(use.undoneAt === null ? {} : { value: '已撤销' })}
                  />
                ))}
              </Section>
            )}
            <GiveSheet key={`give ${giving.turn}`} memberName={memberName} giving={giving} />
            <TakeBackSheet key={`take back ${taking.turn}`} taking={taking} />
          </>
        )
      }}
    </LoadedView>
  )
}
