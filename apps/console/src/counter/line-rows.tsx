import { DeleteOutlined } from '@ant-design/icons'
import { lineKinds, payers } from '@cheyou/contract/codes'
import { emptyLine, fenOf, isUntouched, withLine, withoutLine, type TypedLine } from '@cheyou/till'
import { lineKindNames, payerNames } from '@cheyou/words'
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
  const change = (at: number, part: Partial<TypedLine>) =>
    replace(withLine(at < form.lines.length ? form : { ...form, lines }, at, part))
  const next = (at: number) => {
    const amounts = rows.current?.querySelectorAll<HTMLInputElement>('input[data-amount]')
    const settle = document.querySelector<HTMLButtonElement>('button[data-settle]')
    const amount = lines[at] !== undefined && isUntouched(lines[at]) ? undefined : amounts?.[at + 1]
    if (amount) amount.focus()
    else settle?.focus()
  }
  const benefits = (visit.choices?.benefits ?? []).filter(({ problem }) => problem === null)
  return (
    <div className={styles.lines} ref={rows} role="group" aria-label="明细">
      {lines.map((line, at) => (
        <div key={at} className={styles.line}>
          <Input
            aria-label={`第 ${at + 1} 行项目`}
            value={line.itemName}
            maxLength={80}
            placeholder="项目（可不填）"
            onChange={({ target }) => change(at, { itemName: target.value })}
          />
          <Radio.Group
            aria-label={`第 ${at + 1} 行类别`}
            optionType="button"
            value={line.lineKind}
            options={kinds}
            onChange={({ target }) => change(at, { lineKind: target.value as TypedLine['lineKind'] })}
          />
          <Select
            aria-label={`第 ${at + 1} 行付费方`}
            value={line.payer}
            options={payerOptions}
            onChange={(payer) => change(at, { payer })}
          />
          <Input
            data-amount
            aria-label={`第 ${at + 1} 行金额`}
            className={styles.amount ?? ''}
            value={line.amount}
            inputMode="decimal"
            prefix="¥"
            status={line.amount.trim() === '' || fenOf(line.amount) !== null ? '' : 'error'}
            onChange={({ target }) => change(at, { amount: target.value })}
            onPressEnter={() => next(at)}
          />
          {benefits.length > 0 && (
            <Select
              aria-label={`第 ${at + 1} 行权益`}
              value={line.benefit}
              disabled={line.payer !== 'customer'}
              options={[
                { value: '', label: '不用权益' },
                ...benefits.map(({ code, name, left }) => ({ value: code, label: `${name}（剩 ${left} 次）` })),
              ]}
              onChange={(benefit) => change(at, { benefit })}
            />
          )}
          <Button
            type="text"
            aria-label={`删除第 ${at + 1} 行`}
            icon={<DeleteOutlined />}
            disabled={at >= form.lines.length}
            onClick={() => replace(withoutLine(form, at))}
          />
        </div>
      ))}
    </div>
  )
}
