import type { PointsOverview } from '@cheyou/contract'
import { getPointsOverview } from '@cheyou/contract/routes'
import { useQuery } from '@tanstack/react-query'
import { figure, noneExpiring, points as pointsWords, yuan, terms } from '@cheyou/words'
import { call } from '../../api/call.ts'
import { Loaded } from '../../kit/loaded.tsx'
import styles from './points.module.css'

/** What the club owes its members in points, what that is worth, and what expires next. */
export function Outstanding() {
  const overview = useQuery({ queryKey: ['points'], queryFn: ({ signal }) => call(getPointsOverview, { signal }) })
  return (
    <Loaded query={overview} name="未使用的积分">
      {(data) => <Figures overview={data} />}
    </Loaded>
  )
}

function Figures({ overview }: { readonly overview: PointsOverview }) {
  const { points, held, debt, fen, liabilityFenPerPoint, expiring, asOf } = overview
  const soon = expiring.reduce((sum, own) => sum + own.points, 0)
  return (
    <section aria-label="未使用的积分" className={styles.figures}>
      <Figure
        name="未使用的积分"
        value={pointsWords(points)}
        note={`截至 ${asOf}，全体会员；其中 ${pointsWords(held)} ${terms.waitingToBeCollected}`}
      />
      <Figure name="相当于" value={yuan(fen)} note={`每分 ${yuan(liabilityFenPerPoint)}，按现行规则`} />
      <Figure name="90 天内到期" value={pointsWords(soon)} note={expiryNote(expiring)} />
      {debt > 0 && <Figure name="会员欠分" value={pointsWords(debt)} note="以后所得先还" />}
    </section>
  )
}

function expiryNote(expiring: PointsOverview['expiring']): string {
  const [next] = expiring
  return next === undefined
    ? noneExpiring
    : `最近：${next.expiresOn}，${figure(next.members)} 位会员 ${pointsWords(next.points)} 分`
}

function Figure({ name, value, note }: { readonly name: string; readonly value: string; readonly note: string }) {
  return (
    <div className={styles.figure}>
      <div className={styles.figureName}>{name}</div>
      <div className={styles.figureValue}>{value}</div>
      <div className={styles.small}>{note}</div>
    </div>
  )
}
