import { cardMaterials } from '../theme/tokens.ts'
import type { CardMaterial } from '../theme/tokens.ts'
import styles from './tier-badge.module.css'

/** The material of a tier; one that the shop invented itself wears the plain card's. */
export function tierMaterial(code: string): CardMaterial {
  return Object.hasOwn(cardMaterials, code) ? cardMaterials[code as keyof typeof cardMaterials] : cardMaterials.standard
}

/** Name of a tier beside a chip of its card. */
export function TierBadge({ tier }: { readonly tier: { readonly code: string; readonly name: string } }) {
  const { background, line } = tierMaterial(tier.code)
  return (
    <span className={styles.badge}>
      <span className={styles.chip} style={{ background, borderColor: line }} aria-hidden="true" />
      <span className={styles.name}>{tier.name}</span>
    </span>
  )
}
