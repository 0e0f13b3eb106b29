import { Input, InputNumber, Select, Switch } from 'antd'
import { useState } from 'react'
import { labelOfChosen } from '../../kit/chosen.ts'
import { DayField } from '../../kit/day-field.tsx'
import { Field, useRulesForm, type FieldProps } from './form.tsx'
import { readPlace } from './place.ts'
import styles from './rules.module.css'

interface NumberFieldProps extends FieldProps {
  readonly unit?: string
  /** How many of what is stored make one of what is shown: 100 fen are a yuan, 100 milli-units one 折. */
  readonly scale?: number
  /** What an empty field means; only where the rules know "none". */
  readonly none?: string
  /** What holds as long as nothing stands at the path, shown in grey; what is typed then goes to `onOwn`. */
  readonly inherited?: number
  readonly onOwn?: (value: number) => void
}

export function NumberField({ unit, scale = 1, none, inherited, onOwn, ...field }: NumberFieldProps) {
  const { rules, set } = useRulesForm()
  const stored = readPlace(rules, field.path)
  const own = (value: number) => set(field.path, value)
  return (
    <Field {...field} scale={scale}>
      {(id, wrong) => (
        <InputNumber
          id={id}
          aria-describedby={`${id}-problem`}
          value={stored === null || stored === undefined ? null : Number(stored) / scale}
          placeholder={inherited === undefined ? none : String(inherited / scale)}
          status={wrong ? 'error' : ''}
          controls={false}
          suffix={unit}
          maxLength={12}
          className={styles.number}
          onChange={(typed) => {
            const value = typed === null || scale === 1 ? typed : Math.round(typed * scale)
            if (value !== null) (stored === undefined && onOwn ? onOwn : own)(value)
            else if (none !== undefined) set(field.path, null)
          }}
        />
      )}
    </Field>
  )
}

/** Words. What is empty is not saved: the field says so, and is as before when it is left. */
export function TextField(field: FieldProps) {
  const { rules, set } = useRulesForm()
  const [typed, setTyped] = useState<string | null>(null)
  const empty = typed?.trim() === ''
  return (
    <Field {...field}>
      {(id, wrong) => (
        <>
          <Input
            id={id}
            value={typed ?? String(readPlace(rules, field.path))}
            status={wrong || empty ? 'error' : ''}
            maxLength={40}
            aria-describedby={`${id}-problem`}
            onChange={({ target: { value } }) => {
              setTyped(value)
              if (value.trim() !== '') set(field.path, value)
            }}
            onBlur={() => setTyped(null)}
          />
          {empty && (
            <span className={styles.problem} role="alert">
              请填写名称
            </span>
          )}
        </>
      )}
    </Field>
  )
}

/** One day; there is always one. */
export function DateField(field: FieldProps) {
  const { rules, set } = useRulesForm()
  return (
    <Field {...field}>
      {(id, wrong) => (
        <DayField
          id={id}
          value={String(readPlace(rules, field.path))}
          status={wrong ? 'error' : ''}
          aria-describedby={`${id}-problem`}
          onChange={(day) => day !== undefined && set(field.path, day)}
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

/** One of several. A value that is none of them any more is said to be so, with the problem below it. */
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
          labelRender={labelOfChosen}
          popupMatchSelectWidth={false}
          onChange={(value) => set(field.path, value)}
        />
      )}
    </Field>
  )
}

interface SomeFieldProps extends FieldProps {
  readonly choices: readonly Choice[]
  /** What it means when none is chosen. */
  readonly all: string
}

/** Some of several, or all: then nothing is chosen. */
export function SomeField({ choices, all, ...field }: SomeFieldProps) {
  const { rules, set } = useRulesForm()
  const stored = readPlace(rules, field.path) as string[] | null
  return (
    <Field {...field}>
      {(id, wrong) => (
        <Select
          id={id}
          mode="multiple"
          value={stored ?? []}
          placeholder={all}
          status={wrong ? 'error' : ''}
          options={[...choices]}
          labelRender={labelOfChosen}
          optionFilterProp="label"
          onChange={(values) => set(field.path, values.length === 0 ? null : values)}
        />
      )}
    </Field>
  )
}
