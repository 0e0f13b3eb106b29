import { Text, View } from '@tarojs/components'
import { ServiceButton } from '#platform'
import type { WhoAmI } from '@cheyou/contract'
import { roleNames, terms } from '@cheyou/words'
import { ConfirmSheet } from '../../components/confirm-sheet/confirm-sheet.tsx'
import { Gate } from '../../components/gate/gate.tsx'
import { Row } from '../../components/row/row.tsx'
import { Screen } from '../../components/screen/screen.tsx'
import { Section } from '../../components/section/section.tsx'
import { Skeleton } from '../../components/states/states.tsx'
import { cardNumber } from '../../copy/digits.ts'
import { useSession } from '../../hooks/use-session.ts'
import { open } from '../../routes.ts'
import { useMe } from './use-me.ts'
import './index.scss'

function Person({ who }: { who: WhoAmI }) {
  const name = who.member?.name ?? who.staff?.name ?? '车友'
  const card = who.member === null ? null : `卡号 ${cardNumber(who.member.cardNumber)}`
  return (
    <View className="me__person">
      <View className="me__face" ariaHidden>
        <Text>{name.slice(0, 1)}</Text>
      </View>
      <View className="me__words">
        <Text className="me__name">{name}</Text>
        <Text className="me__note">{[card, who.phoneMasked].filter((part) => part !== null).join(' · ')}</Text>
      </View>
    </View>
  )
}

function MemberRows() {
  return (
    <Section>
      <Row title="等级权益" onPress={() => open('tiers')} />
      <Row title="积分明细" onPress={() => open('statement')} />
      <Row title="我的兑换" onPress={() => open('redemptions')} />
    </Section>
  )
}

function StaffRows({ who }: { who: WhoAmI }) {
  const { staff } = who
  return (
    <Section>
      {staff === null ? (
        <Row title="我是员工" note="用店长给的邀请码绑定" onPress={() => open('invitation')} />
      ) : (
        <Row
          title="员工工作台"
          note={`${staff.name} · ${roleNames[staff.role]} · ${staff.stores.map(({ name }) => name).join('、')}`}
          onPress={() => open('scan')}
        />
      )}
    </Section>
  )
}

function SignedIn({ who }: { who: WhoAmI }) {
  const me = useMe()
  return (
    <>
      <Person who={who} />
      {who.binding === 'member' ? <MemberRows /> : null}
      <StaffRows who={who} />
      <Section>
        <Row title="门店电话和地址" onPress={() => open('stores')} />
        <Row title={terms.privacyText} onPress={() => open('privacy')} />
        {CHEYOU_DEMO ? <Row title="换一个人看看" note="仅演示环境" onPress={me.becomeSomebodyElse} /> : null}
        <Row title={terms.signOut} onPress={() => me.ask(true)} />
      </Section>
      <ServiceButton />
      <ConfirmSheet
        open={me.asking}
        title={`${terms.signOut}？`}
        text="这部手机上的会员码会被清除，离线也不能再用。重新登录后恢复。"
        action={terms.signOut}
        busy={me.leaving.busy}
        failure={me.leaving.failure}
        onConfirm={me.confirm}
        onClose={() => me.ask(false)}
      />
    </>
  )
}

export default function MePage() {
  const session = useSession()
  return (
    <Screen>
      {session.state === 'signed_in' ? (
        <SignedIn who={session.who} />
      ) : (
        <Gate skeleton={<Skeleton rows={3} />}>{() => null}</Gate>
      )}
    </Screen>
  )
}
