import { listTodayVisits } from '@cheyou/contract/routes'
import { figure, tillWords, yuan } from '@cheyou/words'
import { useQuery } from '@tanstack/react-query'
import { Drawer } from 'antd'
import { call } from '../../../api/call.ts'
import { Facts } from '../../../kit/detail.tsx'
import { UnfinishedList } from './unfinished-list.tsx'
import { useUnfinished } from './use-unfinished.ts'
import styles from './drafts.module.css'

interface Props {
  readonly storeId: string
  readonly onClose: () => void
}

/** 今日收尾: what was settled today and what is not; closing deletes nothing. */
export function ClosingDrawer({ storeId, onClose }: Props) {
  const unfinished = useUnfinished(storeId)
  const today = useQuery({
    queryKey: ['today-visits', storeId],
    queryFn: ({ signal }) => call(listTodayVisits, { query: { storeId, limit: 1 }, signal }),
  })
  return (
    <Drawer open title="今日收尾" size={480} onClose={onClose}>
      <div className={styles.closing}>
        <Facts
          facts={[
            [
              tillWords.todayVisits,
              today.data ? `${figure(today.data.count)} 次，客户共付 ${yuan(today.data.customerFen)}` : '…',
            ],
            ['未完成', `${unfinished.length} 张`],
          ]}
        />
        {unfinished.length === 0 ? (
          <p>没有挂着或未确认的单，可以下班了。</p>
        ) : (
          <p>下面的单不会因为收尾而删除。挂单保留 7 天，谁都可以接着做。</p>
        )}
        <UnfinishedList rows={unfinished} />
      </div>
    </Drawer>
  )
}
