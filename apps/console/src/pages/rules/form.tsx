import { Input, InputNumber, Select, Switch } from 'antd'
import { createContext, useContext, useId } from 'react'
import type { ReactNode } from 'react'
import type { RuleProblem, Rules } from '../../api/rules.ts'
import { ruleProblemSentence } from '../../copy/rule-problems.ts'
import type { Named } from '../../copy/rule-facts.ts'
import { readPlace, writePlace } from './place.ts'
import styles from './rules.module.css'

export interface RulesFormValue {
  readonly rules: Rules
  readonly problems: readonly RuleProblem[]
  /** Tiers and work types by name, for the sentences. */
  readonly names: readonly Named[]
  readonly workTypes: readonly Named[]
  readonly change: (rules: Rules) => void
}

export const RulesFormContext = createContext<RulesFormValue | null>(null)

export function useRulesForm(): RulesFormValue & { readonly set: (path: string, value: unknown) => void } {
  const form = useContext(RulesFormContext)
  if (form === null) throw new Error('A field of the rules stands outside their form')
  return { ...form, set: (path, value) => form.change(writePlace(form.rules, path, value)) }
}

/** What is wrong at a place, said below it. */
export function Problems({ path, id }: { readonly path: string; readonly id?: string }) {
  const { problems, names } = useRulesForm()
  const own = problems.filter((problem) => problem.path === path)
  if (own.length === 0) return null
  return (
    <span id={id} className={styles.problem} role="alert" data-path={path}>
      {own.map((problem) => ruleProblemSentence(problem, names)).join('；')}
    </span>
  )
}

interface FieldProps {
  readonly path: string
  readonly label: string
  /** In a table the headings say it; then it is only read aloud. */
  readonly bare?: boolean
}

function Field({
  path,
  label,
  bare = false,
  children,
}: FieldProps & { children: (id: string, wrong: boolean) => ReactNode }) {
  const { problems } = useRulesForm()
  const id = useId()
  const wrong = problems.some((problem) => problem.path === path)
  return (
    <span className={bare ? styles.cell : styles.field}>
      <label htmlFor={id} className={bare ? 'visually-hidden' : styles.label}>
        {label}
      </label>
      {children(id, wrong)}
      <Problems path={path} id={`${id}-problem`} />
    </span>
  )
}

interface NumberFieldProps extends FieldProps {
  readonly unit?: string
  /** How many of what is stored make one of what is shown: 100 fen are a yuan, 100 milli-units one 折. */
  readonly scale?: number
}

export function NumberField({ unit, scale = 1, ...field }: NumberFieldProps) {
  const { rules, set } = useRulesForm()
  const value = Number(readPlace(rules, field.path))
  return (
    <Field {...field}>
      {(id, wrong) => (
        <InputNumber
          id={id}
          aria-describedby={`${id}-problem`}
          value={value / scale}
          status={wrong ? 'error' : ''}
          controls={false}
          suffix={unit}
          className={styles.number}
          onChange={(typed) => {
            if (typed !== null) set(field.path, scale === 1 ? typed : Math.round(typed * scale))
          }}
        />
      )}
    </Field>
  )
}

export function TextField(field: FieldProps) {
  const { rules, set } = useRulesForm()
  return (
    <Field {...field}>
      {(id, wrong) => (
        <Input
          id={id}
          value={String(readPlace(rules, field.path))}
          status={wrong ? 'error' : ''}
          maxLength={40}
          onChange={({ target }) => {
            // The server refuses an empty name, so the last letter stays until another is there.
            if (target.value.trim() !== '') set(field.path, target.value)
          }}
        />
      )}
    </Field>
  )
}

export function SwitchField(field: FieldProps) {
  const { rules, set } = useRulesForm()
  return (
    <Field {...field}>
      {(id) => (
        <Switch id={id} checked={readPlace(rules, field.path) === true} onChange={(on) => set(field.path, on)} />
      )}
    </Field>
  )
}

export interface Choice {
  readonly value: string
  readonly label: string
}

export function ChoiceField({ choices, ...field }: FieldProps & { readonly choices: readonly Choice[] }) {
  const { rules, set } = useRulesForm()
  return (
    <Field {...field}>
      {(id, wrong) => (
        <Select
          id={id}
          value={String(readPlace(rules, field.path))}
          status={wrong ? 'error' : ''}
          options={[...choices]}
          onChange={(value) => set(field.path, value)}
        />
      )}
    </Field>
  )
}
