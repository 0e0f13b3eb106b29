import type { Explanation, StatementEntry } from '@cheyou/contract'
import { Skeleton } from 'antd'
import { payerNames, rate, signedPoints, takenBy, yuanInTable } from '@cheyou/words'
import { Failure } from '../../components/failure.tsx'
import { useExplanation } from './member-queries.ts'
import styles from './entry-explanation.module.css'

type Part = Explanation['parts'][number]
type Taken = Explanation['discounts'][number]

/** Which rule gave what for which line (req. 2.4), in the server's own exact numbers. */
export function EntryExplanation({ memberId, entry }: { readonly memberId: string; readonly entry: StatementEntry }) {
  const answer = useExplanation(memberId, entry.id)
  if (answer.isError) {
    return <Failure error={answer.error} onRetry={() => void answer.refetch()} busy={answer.isFetching} />
  }
  if (!answer.data) return <Skeleton active title={false} paragraph={{ rows: 3 }} className={styles.box} />
  const { explanation } = answer.data
  if (explanation === null) return <p className={styles.box}>这一笔不是按规则逐行计算的，没有明细。</p>
  return (
    <div className={styles.box}>
      <p className={styles.rule}>
        {explanation.workTypeName !== null && `${explanation.workTypeName}，`}按当时的{explanation.tier.name}、规则第{' '}
        {explanation.ruleVersion} 版计算。
      </p>
      <PartsTable parts={explanation.parts} discounts={explanation.discounts} entry={entry} />
    </div>
  )
}

interface PartsTableProps {
  readonly parts: readonly Part[]
  readonly discounts: readonly Taken[]
  readonly entry: StatementEntry
}

function PartsTable({ parts, discounts, entry }: PartsTableProps) {
  return (
    <table className={styles.parts}>
      <thead>
        <tr>
          <th scope="col">项目</th>
          <th scope="col">金额</th>
          <th scope="col">可兑换</th>
          <th scope="col">累计</th>
        </tr>
      </thead>
      <tbody>
        {parts.map((part) => (
          <PartRow key={part.lineNo} part={part} own={discounts.filter(({ lineNo }) => lineNo === part.lineNo)} />
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colSpan={2}>
            整单合计后取整
          </th>
          <td>{signedPoints(entry.redeemable)}</td>
          <td>{signedPoints(entry.qualifying)}</td>
        </tr>
      </tfoot>
    </table>
  )
}

function PartRow({ part, own }: { readonly part: Part; readonly own: readonly Taken[] }) {
  return (
    <tr>
      <th scope="row">
        {part.itemName ?? `第 ${part.lineNo} 行`}
        <span className={styles.small}>{payerNames[part.payer]}</span>
      </th>
      <td>
        {yuanInTable(part.amountFen)}
        {own.map((taken) => (
          <span key={`${taken.step}:${taken.code}`} className={styles.small}>
            {takenBy(taken)} {yuanInTable(-taken.takenFen)}
          </span>
        ))}
      </td>
      <td>
        {part.redeemableExact}
        <span className={styles.small}>{formula(part, part.redeemableMilliPerYuan)}</span>
      </td>
      <td>
        {part.qualifyingExact}
        <span className={styles.small}>{formula(part, part.qualifyingMilliPerYuan)}</span>
      </td>
    </tr>
  )
}

/** Points a yuan, the tier's factor where it is not one, and what a campaign made of it. */
function formula({ tierMilli, campaign }: Part, milliPerYuan: number): string {
  const perYuan = `${rate(milliPerYuan)} 分/元`
  if (milliPerYuan === 0) return perYuan
  const tier = tierMilli === 1000 ? [] : [rate(tierMilli)]
  return [perYuan, ...tier, ...(campaign ? [`${campaign.name} ${rate(campaign.multiplierMilli)}`] : [])].join(' × ')
}
