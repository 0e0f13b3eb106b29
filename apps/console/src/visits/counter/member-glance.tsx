import type { MemberPanel } from '@cheyou/contract'
import { day, noAdvisorYet, points, tillWords, yuan } from '@cheyou/words'
import { TierBadge } from '../../components/tier-badge.tsx'
import styles from './counter.module.css'

/** Who is here, at a glance: tier, points, car, last visit, adviser, what they may use today. */
export function MemberGlance({ panel }: { readonly panel: MemberPanel }) {
  const { card, phoneMasked, lastVisit, advisorName, usableVouchers, openRedemptions } = panel
  const waiting = openRedemptions.filter(({ kind, state }) => kind !== 'voucher' && state === 'held')
  return (
    <section className={styles.glance} aria-label="会员">
      <h2 className={styles.name}>{card.name}</h2>
      <p className={styles.soft}>
        <TierBadge tier={card.tier} /> {phoneMasked}
      </p>
      <dl className={styles.facts}>
        <dt>可兑换</dt>
        <dd className={styles.number}>{points(card.balances.redeemable)}</dd>
        <dt>累计</dt>
        <dd className={styles.number}>{points(card.balances.qualifying)}</dd>
        <dt>资格至</dt>
        <dd>{day(card.membershipEndsOn)}</dd>
        <dt>{tillWords.lastVisit}</dt>
        <dd>
          {lastVisit === null
            ? '还没有来过'
            : `${day(lastVisit.settledOn)} ${lastVisit.workTypeName} ${yuan(lastVisit.customerFen)}`}
        </dd>
        <dt>顾问</dt>
        <dd>{advisorName ?? noAdvisorYet}</dd>
        {usableVouchers.length > 0 && (
          <>
            <dt>代金券</dt>
            <dd>{usableVouchers.map(({ rewardName }) => rewardName).join('、')}</dd>
          </>
        )}
        {waiting.length > 0 && (
          <>
            <dt>待领取</dt>
            <dd>{waiting.map(({ rewardName, quantity }) => `${rewardName} ${quantity} 件`).join('、')}</dd>
          </>
        )}
      </dl>
    </section>
  )
}
