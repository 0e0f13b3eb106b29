import { Text, View } from '@tarojs/components'
import type { Explanation } from '@cheyou/contract'
import { payerNames, rate, takenBy, yuan } from '@cheyou/words'
import { off } from '../../copy/discounts.ts'
import './earning-parts.scss'

type Part = Explanation['parts'][number]
type Discounts = Explanation['discounts']

function formula(part: Part, milliPerYuan: number, exact: string): string {
  const tier = part.tierMilli === 1000 ? '' : ` × 等级 ${rate(part.tierMilli)}`
  const campaign = part.campaign ? ` × ${part.campaign.name} ${rate(part.campaign.multiplierMilli)}` : ''
  return `${yuan(part.amountFen)} × 每元 ${rate(milliPerYuan)} 分${tier}${campaign} = ${exact}`
}

/** What it cost before, and what was taken off it before it earned. */
function Saved({ part, own }: { part: Part; own: Discounts }) {
  const takenFen = own.reduce((sum, taken) => sum + taken.takenFen, 0)
  return (
    <View className="earning-parts__saved">
      <Text>原价 {yuan(part.amountFen + takenFen)}</Text>
      {own.map((taken) => (
        <Text key={`${taken.step}:${taken.code}`}>
          {takenBy(taken)} {off(taken.takenFen)}
        </Text>
      ))}
    </View>
  )
}

function PartLine({ part, discounts }: { part: Part; discounts: Discounts }) {
  const own = discounts.filter(({ lineNo }) => lineNo === part.lineNo)
  const same = part.qualifyingMilliPerYuan === part.redeemableMilliPerYuan
  return (
    <View className="earning-parts__part">
      <View className="earning-parts__head">
        <Text className="earning-parts__name">{part.itemName ?? `第 ${part.lineNo} 项`}</Text>
        <Text className="earning-parts__payer">{payerNames[part.payer]}</Text>
      </View>
      {own.length === 0 ? null : <Saved part={part} own={own} />}
      <Text className="earning-parts__formula">
        {same ? '' : '可兑换 '}
        {formula(part, part.redeemableMilliPerYuan, part.redeemableExact)}
      </Text>
      {same ? null : (
        <Text className="earning-parts__formula">
          累计 {formula(part, part.qualifyingMilliPerYuan, part.qualifyingExact)}
        </Text>
      )}
    </View>
  )
}

/** How it is counted, as a person at the counter says it: `自费部分每元 1 分，整单合计后去掉零头。` */
function spoken(parts: readonly Part[]): string {
  const own = parts.filter(({ payer }) => payer === 'customer')
  const rates = new Set(own.map(({ redeemableMilliPerYuan }) => redeemableMilliPerYuan))
  const [only] = rates
  const each = rates.size === 1 && only !== undefined ? `自费部分每元 ${rate(only)} 分` : '自费部分按上面的比例积分'
  return `${each}，整单合计后去掉零头。${own.length < parts.length ? '保险、厂家付的部分看上面各项。' : ''}`
}

/** Which rule gave what for which line (req. 2.4): the exact parts, then how they were rounded. */
export function EarningParts({ parts, discounts = [], ruleVersion, tierName }: Props) {
  return (
    <View className="earning-parts">
      {parts.map((part) => (
        <PartLine key={part.lineNo} part={part} discounts={discounts} />
      ))}
      <View className="earning-parts__rule">
        <View>{spoken(parts)}</View>
        <View>
          按第 {ruleVersion} 版积分规则、{tierName}计算。
        </View>
      </View>
    </View>
  )
}

interface Props {
  parts: Part[]
  /** What was taken off them, where it is not shown beside. */
  discounts?: Discounts
  ruleVersion: number
  tierName: string
}
