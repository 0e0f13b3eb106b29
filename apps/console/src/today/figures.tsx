import type { Figure } from '@cheyou/contract'
import { Link } from 'react-router'
import { addressOf, countOf, sumOf, wordsOf } from './figure-words.ts'
import styles from './today.module.css'

interface FiguresProps {
  readonly title: string
  readonly figures: readonly Figure[]
  /** Said where there is nothing; without it the part is left out. */
  readonly empty?: string
}

/** Figures under one heading, each a link to the rows that it counts. */
export function Figures({ title, figures, empty }: FiguresProps) {
  if (figures.length === 0 && empty === undefined) return null
  return (
    <section aria-label={title}>
      <h2 className={styles.heading}>{title}</h2>
      {figures.length === 0 ? (
        <p className={styles.empty}>{empty}</p>
      ) : (
        <ul className={styles.figures}>
          {figures.map((figure) => (
            <li key={figure.kind}>
              <Tile figure={figure} />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function Tile({ figure }: { readonly figure: Figure }) {
  const { name, unit } = wordsOf(figure.kind)
  const sum = sumOf(figure)
  return (
    <Link to={addressOf(figure)} className={styles.tile ?? ''}>
      <span className={styles.name}>{name}</span>
      <span className={styles.count}>
        <strong>{countOf(figure)}</strong> {unit}
      </span>
      {sum !== null && <span className={styles.sum}>{sum}</span>}
    </Link>
  )
}
