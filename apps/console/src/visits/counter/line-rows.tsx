import { DeleteOutlined } from '@ant-design/icons'
import { lineKinds, payers } from '@cheyou/contract/codes'
import { emptyLine, fenOf, isUntouched, withLine, withoutLine, type TypedLine } from '@cheyou/till'
import { lineKindNames, payerNames, tillWords } from '@cheyou/words'
import { Button, Input, Radio, Select } from 'antd'
import { useRef } from 'react'
import type { Visit } from './use-visit.ts'
import styles from './counter.module.css'

const kinds = lineKinds.map((value) => ({ value, label: lineKindNames[value] }))
const payerOptions = payers.map((value) => ({ value, label: payerNames[value] }))

/** The lines of the visit, one row each, with an empty one at the end; Enter in an amount goes to the next row. */
export function LineRows({ visit }: { readonly visit: Visit }) {
  const { form, replace } = visit
  const rows = useRef<HTMLDivElement>(null)
  const last = form.lines.at(-1)
  const lines = last === undefined || !isUntouched(last) ? [...form.lines, emptyLine] : form.lines
  const next = (at: number) => {
    const amounts = rows.current?.querySelectorAll<HTMLInputElement>('input[data-amount]')
    const settle = document.querySelector<HTMLButtonElement>('button[data-settle]')
    const amount = lines[at] !== undefined && isUntouched(lines[at]) ? undefined : amounts?.[at + 1]
    if (amount) amount.focus()
    else settle?.focus()
  }
  return (
    <div className={styles.lines} ref={rows} role="group" aria-label="明细">
      {lines.map((line, at) => (
        <LineRow
          key={at}
          name={`第 ${at + 1} 行`}
          line={line}
          benefits={visit.choices?.benefits ?? []}
          onChange={(part) => replace(withLine(at < form.lines.length ? form : { ...form, lines }, at, part))}
          onEnter={() => next(at)}
          onRemove={at < form.lines.length ? () => replace(withoutLine(form, at)) : null}
        />
      ))}
    </div>
  )
}

interface RowProps {
  readonly name: string
  readonly line: TypedLine
  readonly benefits: NonNullable<Visit['choices']>['benefits']
  readonly onChange: (part: Partial<TypedLine>) => void
  readonly onEnter: () => void
  /** null for the empty row at the end. */
  readonly onRemove: (() => void) | null
}

function LineRow({ name, line, benefits, onChange, onEnter, onRemove }: RowProps) {
  const usable = benefits.filter(({ problem }) => problem === null)
  return (
    <div className={styles.line}>
      <Input
        aria-label={`${name}项目`}
        value={line.itemName}
        maxLength={80}
        placeholder="项目（可不填）"
        onChange={({ target }) => onChange({ itemName: target.value })}
      />
      <Radio.Group
        aria-label={`${name}类别`}
        optionType="button"
        value={line.lineKind}
        options={kinds}
        onChange={({ target }) => onChange({ lineKind: target.value as TypedLine['lineKind'] })}
      />
      <Select
        aria-label={`${name}付费方`}
        value={line.payer}
        options={payerOptions}
        onChange={(payer) => onChange({ payer })}
      />
      <Input
        data-amount
        aria-label={`${name}金额`}
        className={styles.amount ?? ''}
        value={line.amount}
        inputMode="decimal"
        prefix="¥"
        status={line.amount.trim() === '' || fenOf(line.amount) !== null ? '' : 'error'}
        onChange={({ target }) => onChange({ amount: target.value })}
        onPressEnter={onEnter}
      />
      {usable.length > 0 && (
        <Select
          aria-label={`${name}权益`}
          value={line.benefit}
          disabled={line.payer !== 'customer'}
          options={[
            { value: '', label: tillWords.noBenefit },
            ...usable.map(({ code, name: benefit, left }) => ({ value: code, label: `${benefit}（剩 ${left} 次）` })),
          ]}
          onChange={(benefit) => onChange({ benefit })}
        />
      )}
      <Button
        type="text"
        aria-label={`删除${name}`}
        icon={<DeleteOutlined />}
        disabled={onRemove === null}
        onClick={() => onRemove?.()}
      />
    </div>
  )
}
