import { listTodayVisits } from '@cheyou/contract/routes'
import { moment, tillWords, visitShowNames, yuan } from '@cheyou/words'
import { useQuery } from '@tanstack/react-query'
import { Button, Drawer } from 'antd'
import { useState } from 'react'
import { call } from '../../api/call.ts'
import { Line, Lines } from '../../kit/detail.tsx'
import { Loaded } from '../../kit/loaded.tsx'
import { VisitDetail } from '../record/visit-detail.tsx'
import styles from './counter.module.css'

const MOST = 50

/** 今日登记: the last visits of the store today, each to be opened, corrected, taken back or printed again. */
export function TodayVisits({ storeId, onClose }: { readonly storeId: string; readonly onClose: () => void }) {
  const [openId, setOpenId] = useState<string | null>(null)
  const today = useQuery({
    queryKey: ['today-visits', storeId, 'list'],
    queryFn: ({ signal }) => call(listTodayVisits, { query: { storeId, limit: MOST }, signal }),
  })
  return (
    <Drawer open title={tillWords.todayVisits} size={480} onClose={onClose}>
      {openId === null ? (
        <Loaded query={today} name={tillWords.todayVisits}>
          {({ rows }) =>
            rows.length === 0 ? (
              <p>今天还没有登记。</p>
            ) : (
              <Lines name={tillWords.todayVisits}>
                {rows.map(({ visitId, customerName, plate, settledAt, customerFen, show, workTypeName }) => (
                  <Line
                    key={visitId}
                    under={[plate, workTypeName, moment(settledAt), show === 'settled' ? '' : visitShowNames[show]]
                      .filter(Boolean)
                      .join(' · ')}
                    end={yuan(customerFen)}
                  >
                    <Button type="link" size="small" onClick={() => setOpenId(visitId)}>
                      {customerName ?? '未入档客户'}
                    </Button>
                  </Line>
                ))}
              </Lines>
            )
          }
        </Loaded>
      ) : (
        <div className={styles.record}>
          <div>
            <Button onClick={() => setOpenId(null)}>返回列表</Button>
          </div>
          <VisitDetail visitId={openId} />
        </div>
      )}
    </Drawer>
  )
}
