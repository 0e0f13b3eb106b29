import { day } from '@cheyou/words'
import { officeRoles } from '@cheyou/contract/codes'
import { Skeleton } from 'antd'
import { Loaded } from '../kit/loaded.tsx'
import { Page } from '../kit/page.tsx'
import { useMe } from '../session/session-state.ts'
import { Figures } from './figures.tsx'
import { Months } from './months.tsx'
import { useToday, useWaiting } from './today-queries.ts'
import styles from './today.module.css'

const few = <Skeleton active title={false} paragraph={{ rows: 3 }} />

/** The first page: what waits for me, what happens today, what changed, what ends soon; every figure opens its rows. */
export default function TodayPage() {
  const { staff } = useMe()
  const [waiting, today] = [useWaiting(), useToday()]
  const seesMonths = officeRoles.some((role) => role === staff.role)
  return (
    <Page
      title="今日"
      about={today.data && `${day(today.data.asOf)}，${staff.stores.map(({ name }) => name).join('、')}`}
    >
      <div className={styles.parts}>
        <Loaded query={waiting} name="待办" skeleton={few}>
          {(data) => <Figures title="等您处理" figures={data.waiting} empty="现在没有等您处理的事。" />}
        </Loaded>
        <Loaded query={today} name="今日数字" skeleton={few}>
          {({ happening, changed, ending }) => (
            <>
              <Figures
                title="今天"
                figures={happening}
                empty="今天还没有登记到店。车主到店后在接待台登记，数字会出现在这里。"
              />
              <Figures title="昨天以来" figures={changed} />
              <Figures title="三十天内到期" figures={ending} />
            </>
          )}
        </Loaded>
        {seesMonths && <Months />}
      </div>
    </Page>
  )
}
