import { View } from '@tarojs/components'
import { useReachBottom } from '@tarojs/taro'
import type { StatementEntry } from '@cheyou/contract'
import { month, shortDay, signedPoints } from '@cheyou/words'
import { Gate } from '../../../components/gate/gate.tsx'
import { LoadedView } from '../../../components/loaded-view/loaded-view.tsx'
import { MoreButton } from '../../../components/more-button/more-button.tsx'
import { Row } from '../../../components/row/row.tsx'
import { Screen } from '../../../components/screen/screen.tsx'
import { Section } from '../../../components/section/section.tsx'
import { Slot } from '../../../components/slot/slot.tsx'
import { Empty } from '../../../components/states/states.tsx'
import { entryChange, entryTitle } from '../../../copy/statement.ts'
import { BalanceLines } from './balance-lines.tsx'
import { ExplanationSheet } from './explanation-sheet.tsx'
import { Outlook } from './outlook.tsx'
import { byMonth, useStatement } from './use-statement.ts'
import './index.scss'

function EntryRow({ entry, onPress }: { entry: StatementEntry; onPress: () => void }) {
  return (
    <Row
      title={entryTitle(entry)}
      note={shortDay(entry.on)}
      value={entryChange(entry)}
      valueNote={
        entry.qualifying === entry.redeemable || entry.qualifying === 0 ? '' : `累计 ${signedPoints(entry.qualifying)}`
      }
      tone={entry.redeemable > 0 ? 'good' : 'plain'}
      onPress={onPress}
    />
  )
}

function MemberStatement({ memberId }: { memberId: string }) {
  const { loaded, pages, openId, show } = useStatement(memberId)
  useReachBottom(pages.more)
  return (
    <>
      <LoadedView loaded={loaded}>
        {({ balances }) => (
          <View className="statement">
            <BalanceLines balances={balances} />
            <Outlook memberId={memberId} />
            {pages.rows.length === 0 ? (
              <Empty title="还没有积分" hint="到店保养或维修，自费部分每元积 1 分，两种积分一起增加。" />
            ) : null}
            <Slot>
              {byMonth(pages.rows).map((group) => (
                <Section key={group.month} title={month(group.month)}>
                  {group.entries.map((entry) => (
                    <EntryRow key={entry.id} entry={entry} onPress={() => show(entry.id)} />
                  ))}
                </Section>
              ))}
            </Slot>
            <MoreButton pages={pages} />
          </View>
        )}
      </LoadedView>
      <ExplanationSheet entryId={openId} onClose={() => show(null)} />
    </>
  )
}

export default function StatementPage() {
  return (
    <Screen>
      <Gate>{(member) => <MemberStatement memberId={member.memberId} />}</Gate>
    </Screen>
  )
}
