import type { TierLadder } from '@cheyou/contract'
import { points } from '@cheyou/words'
import { Row } from '../../../components/row/row.tsx'
import { Section } from '../../../components/section/section.tsx'
import { discountLines } from '../../../copy/benefits.ts'
import { unbroken } from '../../../copy/unbroken.ts'

const stackingWords = { best: '与等级折扣相比，取更优惠的一个', both: '在等级折扣之后再减' } as const

/** Discounts that come with points alone, whatever the tier (req. 2.8). */
export function Thresholds({ thresholds, stacking }: Pick<TierLadder, 'thresholds' | 'stacking'>) {
  if (thresholds.length === 0) return null
  return (
    <Section title="优惠等级">
      {thresholds.map((threshold) => {
        const { code, qualifying, missing, mine } = threshold
        const how = missing > 0 ? `还差 ${points(missing)} 分` : mine ? stackingWords[stacking] : '已由更高一档代替'
        return (
          <Row
            key={code}
            title={`累计满 ${points(qualifying)} 分`}
            note={how}
            value={unbroken(discountLines(threshold)).join('，')}
            {...(mine ? { tone: 'good' as const, valueNote: '已享受' } : {})}
          />
        )
      })}
    </Section>
  )
}
