import type { StatementEntry } from '@cheyou/contract'
import { recentPoints, shortDay } from '@cheyou/words'
import { Row } from '../../components/row/row.tsx'
import { Section } from '../../components/section/section.tsx'
import { entryChange, entryTitle } from '../../copy/statement.ts'
import { open } from '../../routes.ts'

/** What happened last with my points. */
export function HomeRecent({ entries }: { entries: StatementEntry[] }) {
  const more = { text: '全部明细', onPress: () => open('statement') }
  return (
    <Section title={recentPoints} more={more}>
      {entries.length === 0 ? <Row title="还没有积分" note="到店保养或维修，自费部分每元积 1 分" /> : null}
      {entries.map((entry) => (
        <Row
          key={entry.id}
          title={entryTitle(entry)}
          note={shortDay(entry.on)}
          value={entryChange(entry)}
          tone={entry.redeemable > 0 ? 'good' : 'plain'}
          onPress={() => open('statement', { entryId: entry.id })}
        />
      ))}
    </Section>
  )
}
