import { Button } from '../../../components/button/button.tsx'
import type { Redemption } from '../../../api/rewards.ts'
import { fetchRedemptions } from '../../../api/rewards.ts'
import { Gate } from '../../../components/gate/gate.tsx'
import { LoadedView } from '../../../components/loaded-view/loaded-view.tsx'
import { Row } from '../../../components/row/row.tsx'
import { Screen } from '../../../components/screen/screen.tsx'
import { Section } from '../../../components/section/section.tsx'
import { Empty } from '../../../components/states/states.tsx'
import { moment, points, shortDay } from '../../../copy/format.ts'
import { redemptionStateNames } from '../../../copy/labels.ts'
import { useLoad } from '../../../hooks/use-load.ts'
import { open, openTab } from '../../../routes.ts'

function RedemptionRow({ redemption }: { redemption: Redemption }) {
  const { state, redemptionId } = redemption
  return (
    <Row
      title={redemption.rewardName}
      note={state === 'held' ? `请在 ${shortDay(redemption.collectBy)}前领取` : `${moment(redemption.heldAt)} 兑换`}
      value={redemptionStateNames[state]}
      valueNote={`${points(redemption.points)} 积分`}
      tone={state === 'held' ? 'good' : 'plain'}
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

function MyRedemptions({ memberId }: { memberId: string }) {
  const loaded = useLoad(fetchRedemptions, memberId)
  const shop = <Button onPress={() => openTab('rewards')}>去积分商城</Button>
  return (
    <LoadedView loaded={loaded}>
      {(rows) => (
        <>
          {rows.length === 0 ? <Empty title="还没有兑换过" hint="积分可以换礼品和代金券。" action={shop} /> : null}
          <Redemptions title="待领取" rows={rows.filter(({ state }) => state === 'held')} />
          <Redemptions title="以前的" rows={rows.filter(({ state }) => state !== 'held')} />
        </>
      )}
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
