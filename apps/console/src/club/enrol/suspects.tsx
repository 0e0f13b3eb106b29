import { listDuplicates } from '@cheyou/contract/routes'
import { figure } from '@cheyou/words'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { call } from '../../api/call.ts'
import { sharedNames } from '../../people/duplicates/duplicate-groups.ts'
import { paths } from '../../routes.ts'
import styles from './enrol.module.css'

/** So many groups are named; all of them are on the page of duplicates. */
const NAMED = 5

/** Archives that would become members although they may be one person's with another (req. 1.2, 1.7): to be merged first. */
export function Suspects() {
  const found = useQuery({
    queryKey: ['duplicates', 'joining'],
    queryFn: ({ signal }) => call(listDuplicates, { signal }),
  })
  const groups = (found.data?.rows ?? []).filter(({ customers }) => customers.some(({ member }) => member === null))
  if (groups.length === 0) return null
  return (
    <div role="alert" className={styles.suspects}>
      <p>
        要入会的客户里，有 {figure(groups.length)} 组档案可能是同一个人。现在就入会，一个人会有几张卡、几份积分；请先到
        <Link to={paths.duplicates}>重复档案</Link>核对合并。
      </p>
      <ul>
        {groups.slice(0, NAMED).map(({ by, customers }) => (
          <li key={customers.map(({ customerId }) => customerId).join(' ')}>
            {customers.map(({ name, plates }) => [name, ...plates].join(' ')).join('、')}：{sharedNames[by]}
          </li>
        ))}
        {groups.length > NAMED && <li>还有 {figure(groups.length - NAMED)} 组</li>}
      </ul>
    </div>
  )
}
