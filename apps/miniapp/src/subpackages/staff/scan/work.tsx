import { useState } from 'react'
import { Text, View } from '@tarojs/components'
import { useDidShow } from '@tarojs/taro'
import type { StaffBrief } from '@cheyou/contract'
import { terms, tillWords } from '@cheyou/words'
import { Row } from '../../../components/row/row.tsx'
import { Section } from '../../../components/section/section.tsx'
import { open } from '../../../routes.ts'
import { decides, usePending } from '../approvals/use-pending.ts'
import { keptVisits } from '../visit/kept-visits.ts'

/** The rest of the staff's work, one tap from the scanner; what waits bears its number. */
export function Work({ staff }: { staff: StaffBrief }) {
  const unfinished = useUnfinishedCount()
  const pending = usePending(staff).data?.pending ?? 0
  return (
    <Section>
      <Row
        title={tillWords.todayVisits}
        {...(unfinished === 0 ? {} : { value: `未完成 ${unfinished}` })}
        onPress={() => open('staffToday')}
      />
      {decides(staff) ? (
        <Row
          title={terms.discountApprovals}
          {...(pending === 0
            ? {}
            : {
                value: <Badge count={pending} />,
              })}
          onPress={() => open('staffApprovals')}
        />
      ) : null}
      <Row title="待升级会员" onPress={() => open('upgradeQueue')} />
    </Section>
  )
}

function Badge({ count }: { count: number }) {
  return (
    <View className="scan__badge" role="img" ariaLabel={`${count} 笔等您审批`}>
      <Text>{count}</Text>
    </View>
  )
}

function useUnfinishedCount(): number {
  const [count, setCount] = useState(() => keptVisits().length)
  useDidShow(() => setCount(keptVisits().length))
  return count
}
