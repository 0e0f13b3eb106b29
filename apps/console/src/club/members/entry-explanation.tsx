import type { Explanation, StatementEntry } from '@cheyou/contract'
import { Skeleton } from 'antd'
import { payerNames, rate, signedPoints, takenBy, yuanInTable } from '@cheyou/words'
import { Failure } from '../../components/failure.tsx'
import { Small } from '../../kit/detail.tsx'
import { FactsTable } from '../../kit/facts-table.tsx'
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
    <FactsTable
      caption="每一行给的积分"
      rows={parts}
      idOf={({ lineNo }) => String(lineNo)}
      columns={[
        {
          key: 'item',
          title: '项目',
          value: ({ itemName, lineNo }) => itemName ?? `第 ${lineNo} 行`,
          under: { title: '谁付', value: ({ payer }) => payerNames[payer] },
        },
        {
          key: 'amount',
          title: '金额',
          kind: 'fen',
          value: ({ amountFen }) => amountFen,
          render: ({ amountFen, lineNo }) => (
            <>
              {yuanInTable(amountFen)}
              {discounts
                .filter((taken) => taken.lineNo === lineNo)
                .map((taken) => (
                  <Small key={`${taken.step}:${taken.code}`}>
                    {takenBy(taken)} {yuanInTable(-taken.takenFen)}
                  </Small>
                ))}
            </>
          ),
        },
        {
          key: 'redeemable',
          title: '可兑换',
          kind: 'whole',
          value: ({ redeemableExact }) => redeemableExact,
          render: ({ redeemableExact }) => redeemableExact,
          under: { title: '可兑换算式', value: (part) => formula(part, part.redeemableMilliPerYuan) },
        },
        {
          key: 'qualifying',
          title: '累计',
          kind: 'whole',
          value: ({ qualifyingExact }) => qualifyingExact,
          render: ({ qualifyingExact }) => qualifyingExact,
          under: { title: '累计算式', value: (part) => formula(part, part.qualifyingMilliPerYuan) },
        },
      ]}
      foot={{
        title: '整单合计后取整',
        cells: [signedPoints(entry.redeemable), signedPoints(entry.qualifying)],
      }}
    />
  )
}

/** Points a yuan, the tier's factor where it is not one, and what a campaign made of it. */
function formula({ tierMilli, campaign }: Part, milliPerYuan: number): string {
  const perYuan = `${rate(milliPerYuan)} 分/元`
  if (milliPerYuan === 0) return perYuan
  const tier = tierMilli === 1000 ? [] : [rate(tierMilli)]
  return [perYuan, ...tier, ...(campaign ? [`${campaign.name} ${rate(campaign.multiplierMilli)}`] : [])].join(' × ')
}
