import { createContext, useContext, useId } from 'react'
import type { ReactNode } from 'react'
import type { RuleProblem, Rules } from '@cheyou/contract'
import type { RuleList } from './rule-queries.ts'
import { ruleProblemSentence } from '../../copy/rule-problems.ts'
import type { Named } from '../../copy/rule-words.ts'
import { writePlace } from './place.ts'
import styles from './rules.module.css'

export interface RulesFormValue {
  readonly rules: Rules
  readonly problems: readonly RuleProblem[]
  /** Tiers and work types by name, for the sentences. */
  readonly names: readonly Named[]
  readonly workTypes: RuleList['workTypes']
  /** `place`: where one types, so that it is one step to take back. */
  readonly change: (rules: Rules, place?: string) => void
}

export const RulesFormContext = createContext<RulesFormValue | null>(null)

export function useRulesForm(): RulesFormValue & { readonly set: (path: string, value: unknown) => void } {
  const form = useContext(RulesFormContext)
  if (form === null) throw new Error('A field of the rules stands outside their form')
  const set = (path: string, value: unknown) => {
    const rules = writePlace(form.rules, path, value)
    // Rows that come or go are a step each.
    if (typeof value === 'object') form.change(rules)
    else form.change(rules, path)
  }
  return { ...form, set }
}

interface ProblemsProps {
  readonly path: string
  readonly id?: string
  /** How many of what is stored make one of what is typed there. */
  readonly scale?: number
}

/** What is wrong at a place, said below it. */
export function Problems({ path, id, scale = 1 }: ProblemsProps) {
  const { problems, names } = useRulesForm()
  const own = problems.filter((problem) => problem.path === path)
  if (own.length === 0) return null
  return (
    <span id={id} className={styles.problem} role="alert" data-path={path}>
      {own.map((problem) => ruleProblemSentence(problem, names, scale)).join('；')}
    </span>
  )
}

export interface FieldProps {
  readonly path: string
  readonly label: string
  /** In a table the headings say it; then it is only read aloud. */
  readonly bare?: boolean
}

interface FieldFrameProps extends FieldProps {
  readonly scale?: number
  readonly children: (id: string, wrong: boolean) => ReactNode
}

/** A field with its label, and below it what is wrong there. */
export function Field({ path, label, bare = false, scale = 1, children }: FieldFrameProps) {
  const { problems } = useRulesForm()
  const id = useId()
  const wrong = problems.some((problem) => problem.path === path)
  return (
    <span className={bare ? styles.cell : styles.field}>
      <label htmlFor={id} className={bare ? 'visually-hidden' : styles.label}>
        {label}
      </label>
      {children(id, wrong)}
      <Problems path={path} id={`${id}-problem`} scale={scale} />
    </span>
  )
}
