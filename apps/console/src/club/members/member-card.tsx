import type { ConsoleMember } from '@cheyou/contract'
import { figure, highestTier, trackNames } from '@cheyou/words'
import { tierMaterial } from '../../components/tier-badge.tsx'
import styles from './member-drawer.module.css'

type Card = ConsoleMember['card']

/** The card as its owner sees it (req. 1.6), without the code, and the way to the next tier (req. 1.5). */
export function MemberCard({ card }: { readonly card: Card }) {
  const { background, text, line } = tierMaterial(card.tier.code)
  return (
    <section aria-label="会员卡">
      <div className={styles.card} style={{ background, color: text, borderColor: line }}>
        <div className={styles.cardHead}>
          <span className={styles.tierName}>{card.tier.name}</span>
          <span className={styles.cardNumber}>{card.cardNumber.replace(/(\d{4})(\d{3})(\d{3})/, '$1 $2 $3')}</span>
        </div>
        <div className={styles.balances}>
          <Figure name={trackNames.redeemable} points={card.balances.redeemable} />
          <Figure name={trackNames.qualifying} points={card.balances.qualifying} />
        </div>
      </div>
      <Progress progress={card.progress} />
    </section>
  )
}

function Figure({ name, points }: { readonly name: string; readonly points: number }) {
  return (
    <div>
      <div className={styles.figureName}>{name}</div>
      <div className={styles.figure}>{figure(points)}</div>
    </div>
  )
}

function Progress({ progress }: { readonly progress: Card['progress'] }) {
  if (progress.next === null) return <p className={styles.progressWords}>{highestTier}。</p>
  const percent = progress.shareMilli / 10
  return (
    <div className={styles.progress}>
      <div
        className={styles.track}
        role="progressbar"
        aria-label={`到${progress.next.name}的进度`}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.floor(percent)}
      >
        <div className={styles.done} style={{ width: `${percent}%` }} />
      </div>
      <p className={styles.progressWords}>
        再得 <strong>{figure(progress.missing)}</strong> 累计积分升为{progress.next.name}。
      </p>
    </div>
  )
}
