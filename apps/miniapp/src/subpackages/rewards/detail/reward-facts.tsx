import type { Reward } from '@cheyou/contract'
import { yuan, terms } from '@cheyou/words'
import { Row } from '../../../components/row/row.tsx'
import { Section } from '../../../components/section/section.tsx'
import { voucherLine, whenLine, whoLine } from '../../../copy/rewards.ts'

/** What is worth knowing before redeeming: value, whose it is, when, where, how many. */
export function RewardFacts({ reward }: { reward: Reward }) {
  const { voucher, stockLeft, stores, validDays } = reward
  const who = whoLine(reward)
  const when = whenLine(reward)
  const limit = limitWords(reward)
  return (
    <Section>
      {voucher === null ? null : <Row title="面值" value={yuan(voucher.faceFen)} valueNote={voucherLine(voucher)} />}
      {who === null ? null : <Row title="谁能换" value={who} />}
      {when === null ? null : <Row title={terms.redeemedAt} value={when} />}
      <Row title={voucher === null ? terms.collectAt : '使用门店'} value={stores.join('、')} />
      <Row title={voucher === null ? '领取期限' : '使用期限'} value={`兑换后 ${validDays} 天内`} />
      {stockLeft === null ? null : <Row title="库存" value={stockLeft === 0 ? '已兑完' : `剩 ${stockLeft} 件`} />}
      {limit === null ? null : <Row title="我能换" value={limit} />}
    </Section>
  )
}

function limitWords({ myLimit, alreadyRedeemed }: Reward): string | null {
  if (myLimit === null) return null
  return alreadyRedeemed === 0 ? `限 ${myLimit} 件` : `限 ${myLimit} 件，已换 ${alreadyRedeemed} 件`
}
