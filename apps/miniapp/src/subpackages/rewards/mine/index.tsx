import { Text, View } from '@tarojs/components'
import { moment, points } from '@cheyou/words'
import { Button } from '../../../components/button/button.tsx'
import type { Redemption } from '@cheyou/contract'
import { listMyRedemptions } from '@cheyou/contract/routes'
import { call } from '../../../api/call.ts'
import { Gate } from '../../../components/gate/gate.tsx'
import { LoadedView } from '../../../components/loaded-view/loaded-view.tsx'
import { Row } from '../../../components/row/row.tsx'
import { Screen } from '../../../components/screen/screen.tsx'
import { Section } from '../../../components/section/section.tsx'
import { Empty } from '../../../components/states/states.tsx'
import { isOpen, lastDayLine, redemptionStateName, redemptionTitle } from '../../../copy/redemptions.ts'
import { useLoad } from '../../../hooks/use-load.ts'
import { answerOf } from '../../../kept/kept.ts'
import { open, openTab } from '../../../routes.ts'
import { VoucherCard } from './voucher-card.tsx'

function RedemptionRow({ redemption }: { redemption: Redemption }) {
  const { redemptionId } = redemption
  const waits = isOpen(redemption)
  return (
    <Row
      title={redemptionTitle(redemption)}
      note={waits ? lastDayLine(redemption) : `${moment(redemption.heldAt)} 兑换`}
      value={redemptionStateName(redemption)}
      {...(waits ? {} : { valueNote: `${points(redemption.points)} 积分` })}
      tone={waits ? 'good' : 'plain'}
      onPress={() => open('redemption', { redemptionId })}
    />
  )
}

function Redemptions({ title, rows }: { title: string; rows: Redemption[] }) {
  if (rows.length === 0) return null
  return (
    <Section title={title}>
      {rows.map((redemption) => (
        <RedemptionRow key={redemption.redemptionId} redemption={redemption} />
      ))}
    </Section>
  )
}

/** What ends first stands first. */
function Vouchers({ rows }: { rows: Redemption[] }) {
  if (rows.length === 0) return null
  const soonest = [...rows].sort((a, b) => (a.collectBy < b.collectBy ? -1 : 1))
  return (
    <View className="vouchers">
      <Text className="vouchers__title">可用的券</Text>
      {soonest.map((redemption) => (
        <VoucherCard key={redemption.redemptionId} redemption={redemption} />
      ))}
    </View>
  )
}

function MyRedemptions({ memberId }: { memberId: string }) {
  const loaded = useLoad(() => call(listMyRedemptions), memberId, { keep: answerOf(listMyRedemptions, memberId) })
  const shop = <Button onPress={() => openTab('rewards')}>去积分商城</Button>
  return (
    <LoadedView loaded={loaded}>
      {({ rows }) => {
        const waiting = rows.filter(isOpen)
        return (
          <>
            {rows.length === 0 ? <Empty title="还没有兑换过" hint="积分可以换礼品和代金券。" action={shop} /> : null}
            <Vouchers rows={waiting.filter(({ voucher }) => voucher !== null)} />
            <Redemptions title="待领取" rows={waiting.filter(({ voucher }) => voucher === null)} />
            <Redemptions title="以前的" rows={rows.filter((redemption) => !isOpen(redemption))} />
          </>
        )
      }}
    </LoadedView>
  )
}

export default function MyRedemptionsPage() {
  return (
    <Screen>
      <Gate>{(member) => <MyRedemptions memberId={member.memberId} />}</Gate>
    </Screen>
  )
}
