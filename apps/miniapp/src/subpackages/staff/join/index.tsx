import { Text, View } from '@tarojs/components'
import type { Joined, JoiningCustomer, JoiningWay } from '@cheyou/contract'
import { day, joiningWayNames, points, yuan, terms } from '@cheyou/words'
import { Button } from '../../../components/button/button.tsx'
import { ConfirmSheet } from '../../../components/confirm-sheet/confirm-sheet.tsx'
import { Notice } from '../../../components/notice/notice.tsx'
import { Row } from '../../../components/row/row.tsx'
import { Screen } from '../../../components/screen/screen.tsx'
import { Section } from '../../../components/section/section.tsx'
import { refusalLine } from '../../../copy/failures.ts'
import { cardNumber } from '../../../copy/digits.ts'
import { entryNote, joiningWayNotes } from '../../../copy/membership.ts'
import { replace } from '../../../routes.ts'
import { StaffGate } from '../staff-gate.tsx'
import { NewCustomer } from './new-customer.tsx'
import { useJoin } from './use-join.ts'
import './index.scss'

function Who({ customer }: { customer: JoiningCustomer }) {
  const { name, phoneMasked, plates, spendFen } = customer
  const about = [phoneMasked, ...plates, `在本店消费 ${yuan(spendFen)}`]
  return (
    <View className="join__who">
      <Text className="join__name">{name}</Text>
      <Text className="join__about">{about.filter((part) => part !== null).join(' · ')}</Text>
    </View>
  )
}

function Ways({ customer, onChoose }: { customer: JoiningCustomer; onChoose: (way: JoiningWay) => void }) {
  const open = customer.ways.filter(({ obstacle }) => obstacle === null)
  const shut = customer.ways.filter(({ obstacle }) => obstacle !== null)
  return (
    <>
      <Section title="可以这样入会">
        {open.map(({ way, feeFen }) => (
          <Row
            key={way}
            title={joiningWayNames[way]}
            note={joiningWayNotes[way]}
            value={feeFen > 0 ? yuan(feeFen) : '免费'}
            onPress={() => onChoose(way)}
          />
        ))}
      </Section>
      {shut.length === 0 ? null : (
        <Section title="暂不符合">
          {shut.map(({ way, obstacle }) => (
            <Row key={way} title={joiningWayNames[way]} note={obstacle === null ? '' : refusalLine(obstacle)} />
          ))}
        </Section>
      )}
    </>
  )
}

function Welcome({ joined }: { joined: Joined }) {
  const { card, bonus } = joined
  return (
    <>
      <Notice tone="good" title={`${card.name}已入会`} hint="车主打开小程序就能看到会员卡。" />
      <Section>
        <Row title={terms.cardNumber} value={cardNumber(card.cardNumber)} />
        <Row title="等级" value={card.tier.name} />
        <Row title={terms.validUntil} value={day(card.membershipEndsOn)} />
        {bonus.redeemable > 0 ? <Row title={terms.joiningGift} value={`${points(bonus.redeemable)} 积分`} /> : null}
      </Section>
      <Button primary onPress={() => replace('staffMember', { memberId: card.memberId })}>
        查看会员
      </Button>
    </>
  )
}

function Join({ storeId }: { storeId: string }) {
  const { customer, phone, added, asking, ask, joining, joined, confirm } = useJoin(storeId)
  if (customer === null) return <NewCustomer storeId={storeId} phone={phone} onAdded={added} />
  const fee = asking !== null && asking.feeFen > 0 ? `请先收取会费 ${yuan(asking.feeFen)}。` : ''
  return (
    <View className="join">
      {joined === null ? (
        <>
          <Who customer={customer} />
          <Section>
            <Row title={`入会后是${customer.entry.tier.name}`} note={entryNote(customer.entry)} />
          </Section>
          <Ways customer={customer} onChoose={ask} />
        </>
      ) : (
        <Welcome joined={joined} />
      )}
      <ConfirmSheet
        open={asking !== null}
        title={asking === null ? '' : `${customer.name}以${joiningWayNames[asking.way]}？`}
        text={`${fee}请确认客户本人同意入会，会员卡立即生效。`}
        action={fee === '' ? '确认入会' : '已收会费，确认入会'}
        busy={joining.busy}
        failure={joining.failure}
        onConfirm={confirm}
        onClose={() => ask(null)}
      />
    </View>
  )
}

export default function JoinPage() {
  return (
    <Screen>
      <StaffGate>{(_staff, storeId) => <Join storeId={storeId} />}</StaffGate>
    </Screen>
  )
}
