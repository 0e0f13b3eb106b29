import { getConsoleMembership, getConsoleUpgrades } from '@cheyou/contract/routes'
import { useQuery } from '@tanstack/react-query'
import { periodName, tierCauseWords, yuanInTable, terms } from '@cheyou/words'
import { call } from '../../api/call.ts'
import { TierBadge } from '../../components/tier-badge.tsx'
import styles from './member-drawer.module.css'

/** The tiers so far with their causes, and the membership years with what paid for each (req. 1.4, 1.5). */
export function MemberHistory({ memberId }: { readonly memberId: string }) {
  const upgrades = useQuery({
    queryKey: ['member', memberId, 'upgrades'],
    queryFn: ({ signal }) => call(getConsoleUpgrades, { params: { memberId }, signal }),
  })
  const years = useQuery({
    queryKey: ['member', memberId, 'years'],
    queryFn: ({ signal }) => call(getConsoleMembership, { params: { memberId }, signal }),
  })
  const periods = years.data?.periods ?? []
  const lapses = years.data?.lapses ?? []
  return (
    <>
      <section aria-labelledby="member-tiers">
        <h2 id="member-tiers" className={styles.heading}>
          {terms.tierChange}
        </h2>
        <ul className={styles.list}>
          {upgrades.data?.history.map(({ to, cause, visit, effectiveOn }) => (
            <li key={`${effectiveOn} ${to.code}`} className={styles.car}>
              <div className={styles.carHead}>
                <TierBadge tier={to} />
                <span>{tierCauseWords({ cause, visit })}</span>
              </div>
              <span className={styles.small}>{effectiveOn}</span>
            </li>
          ))}
        </ul>
        {upgrades.isError && <p className={styles.nothing}>等级变动没有加载出来，请稍后再打开。</p>}
      </section>
      <section aria-labelledby="member-years">
        <h2 id="member-years" className={styles.heading}>
          {terms.membership}
        </h2>
        {periods.length === 0 && years.isSuccess && <p className={styles.nothing}>还没有续会记录。</p>}
        <ul className={styles.list}>
          {periods.map(({ startsOn, endsOn, via, feeFen }, index) => (
            <li key={startsOn} className={styles.car}>
              <div className={styles.carHead}>
                <strong>{periodName(via, index === periods.length - 1)}</strong>
                {feeFen > 0 && <span>{yuanInTable(feeFen)}</span>}
              </div>
              <span className={styles.small}>{`${startsOn} 至 ${endsOn}`}</span>
            </li>
          ))}
          {lapses.map(({ endsOn, lapsedOn }) => (
            <li key={`lapse ${endsOn}`} className={styles.car}>
              <div className={styles.carHead}>
                <strong>失效</strong>
              </div>
              <span className={styles.small}>{`${endsOn} ${terms.notRenewed}，${lapsedOn} 起失效`}</span>
            </li>
          ))}
        </ul>
        {years.isError && <p className={styles.nothing}>会员资格没有加载出来，请稍后再打开。</p>}
      </section>
    </>
  )
}
