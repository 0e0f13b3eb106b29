import { listUpgradeQueue } from '@cheyou/contract/routes'
import { moment, upgradeWayNames } from '@cheyou/words'
import { call } from '../../../api/call.ts'
import { LoadedView } from '../../../components/loaded-view/loaded-view.tsx'
import { Row } from '../../../components/row/row.tsx'
import { Screen } from '../../../components/screen/screen.tsx'
import { Section } from '../../../components/section/section.tsx'
import { Empty } from '../../../components/states/states.tsx'
import { useLoad } from '../../../hooks/use-load.ts'
import { open } from '../../../routes.ts'
import { StaffGate } from '../staff-gate.tsx'

function Queue() {
  const loaded = useLoad(() => call(listUpgradeQueue), 'queue')
  return (
    <LoadedView loaded={loaded}>
      {({ rows }) =>
        rows.length === 0 ? (
          <Empty title="没有待升级的会员" hint="会员达到升级条件后会出现在这里。" />
        ) : (
          <Section title={`${rows.length} 位会员等待升级`}>
            {rows.map(({ candidateId, memberId, name, from, to, way, foundAt }) => (
              <Row
                key={candidateId}
                title={name}
                note={upgradeWayNames[way]}
                value={`${from.name} → ${to.name}`}
                valueNote={moment(foundAt)}
                onPress={() => open('staffMember', { memberId })}
              />
            ))}
          </Section>
        )
      }
    </LoadedView>
  )
}

export default function UpgradeQueuePage() {
  return (
    <Screen>
      <StaffGate>{() => <Queue />}</StaffGate>
    </Screen>
  )
}
