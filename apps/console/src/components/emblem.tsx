import styles from './emblem.module.css'

interface EmblemProps {
  /** CSS pixels. */
  readonly size: number
  readonly logoUrl?: string | null
}

/** The club's logo, or until it has put one up a sign: a steering wheel that is also a C. */
export function Emblem({ size, logoUrl = null }: EmblemProps) {
  if (logoUrl !== null) return <img src={logoUrl} width={size} height={size} alt="" className={styles.logo} />
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <rect width="32" height="32" rx="8" fill="var(--accent-fill)" />
      <path d="M16 7a9 9 0 1 0 6.4 15.3" fill="none" stroke="#fff" strokeWidth="3.5" strokeLinecap="round" />
      <circle cx="22.5" cy="11" r="2.4" fill="#fff" />
    </svg>
  )
}
