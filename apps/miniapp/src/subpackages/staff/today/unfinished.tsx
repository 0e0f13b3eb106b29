import { Text, View } from '@tarojs/components'
import { isUntouched, linesOf } from '@cheyou/till'
import { timeOf, yuan } from '@cheyou/words'
import { Pressable } from '../../../components/pressable/pressable.tsx'
import { Row } from '../../../components/row/row.tsx'
import { Section } from '../../../components/section/section.tsx'
import { open } from '../../../routes.ts'
import type { KeptVisit } from '../visit/kept-visits.ts'
import { useUnfinished } from './use-unfinished.ts'

/** What it holds: `3 项 ¥331.54`. */
function contents({ form }: KeptVisit): string {
  const count = form.lines.filter((line) => !isUntouched(line)).length
  const lines = linesOf(form)
  const sum = lines === null ? '' : ` ${yuan(lines.reduce((all, { amountFen }) => all + amountFen, 0))}`
  return `${count} 项${sum}`
}

function UnfinishedVisit({ visit, onRemove }: { visit: KeptVisit; onRemove: () => void }) {
  const { memberId, memberName, plate, sent, keptAt } = visit
  return (
    <View className="today__unfinished">
      <View className="today__draft">
        <Row
          title={memberName}
          note={[timeOf(new Date(keptAt).toISOString()), plate, contents(visit)]
            .filter((part) => part !== null)
            .join(' · ')}
          value={sent === null ? '接着填' : '未确认'}
          {...(sent === null ? {} : { tone: 'bad' as const })}
          onPress={() => open('staffVisit', { memberId })}
        />
      </View>
      {sent === null ? (
        <Pressable className="today__remove" label={`删除 ${memberName} 的草稿`} onPress={onRemove}>
          删除
        </Pressable>
      ) : null}
    </View>
  )
}

/** Visits that were begun on this phone and not settled: taken up again, or taken off the list for good after ten seconds. */
export function UnfinishedVisits() {
  const { visits, removed, remove, bringBack } = useUnfinished()
  return (
    <>
      {visits.length === 0 ? null : (
        <Section title={`未完成 ${visits.length}`}>
          {visits.map((visit) => (
            <UnfinishedVisit key={visit.memberId} visit={visit} onRemove={() => remove(visit)} />
          ))}
        </Section>
      )}
      {removed === null ? null : (
        <View className="today__removed" role="status" ariaLive="polite">
          <Text>已删除 {removed.memberName} 的草稿</Text>
          <Pressable className="today__remove" onPress={bringBack}>
            撤销
          </Pressable>
        </View>
      )}
    </>
  )
}
