import { useId } from 'react'
import type { ReactNode } from 'react'
import styles from './detail.module.css'

interface SectionProps {
  readonly title: string
  readonly children: ReactNode
}

/** A part of what a drawer or dialog says, under its own heading. */
export function Section({ title, children }: SectionProps) {
  const id = useId()
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className={styles.heading}>
        {title}
      </h2>
      {children}
    </section>
  )
}

/** Facts by name, in two columns; one whose value is null is left out. */
export function Facts({ facts }: { readonly facts: readonly (readonly [name: string, value: ReactNode])[] }) {
  return (
    <dl className={styles.facts}>
      {facts.map(([name, value]) =>
        value === null ? null : (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ),
      )}
    </dl>
  )
}

interface LineProps {
  readonly children: ReactNode
  /** Small, under the line. */
  readonly under?: ReactNode
  /** At the end of the line. */
  readonly end?: ReactNode
}

/** Lines of a short list below each other: what happened, what belongs to it. */
export function Lines({ children, name }: { readonly children: ReactNode; readonly name?: string }) {
  return (
    <ul className={styles.lines} aria-label={name}>
      {children}
    </ul>
  )
}

export function Line({ children, under, end }: LineProps) {
  return (
    <li className={styles.line}>
      <span>
        {children}
        {under !== undefined && <Small>{under}</Small>}
      </span>
      {end !== undefined && <span className={styles.end}>{end}</span>}
    </li>
  )
}

/** A second, smaller line. */
export function Small({ children }: { readonly children: ReactNode }) {
  return <span className={styles.small}>{children}</span>
}

/** Buttons for what can be done with what a drawer shows. */
export function DetailActions({ children }: { readonly children: ReactNode }) {
  return <div className={styles.actions}>{children}</div>
}
