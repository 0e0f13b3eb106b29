import { figure } from '@cheyou/words'
import { Form, Input, InputNumber } from 'antd'
import type { FormItemProps } from 'antd'

interface ItemProps extends Pick<FormItemProps, 'name' | 'label' | 'extra' | 'dependencies'> {
  /** What is said when nothing is typed; without it the field may stay empty. */
  readonly missing?: string
  readonly rules?: NonNullable<FormItemProps['rules']>
  readonly placeholder?: string | undefined
}

interface NumberItemProps extends ItemProps {
  readonly least: number
  readonly most: number
  /** How many digits may follow the point. */
  readonly decimals?: number
  readonly unit: string
}

/** Longer than any number that a form takes; what is longer is out of bounds all the same. */
const DIGITS = 16

/** A number with its bounds. What is out of them stays as it was typed, with a sentence below it: nothing is put right in silence. */
export function NumberItem({
  least,
  most,
  decimals = 0,
  unit,
  missing,
  rules = [],
  placeholder,
  ...item
}: NumberItemProps) {
  const within = async (_: unknown, typed: unknown): Promise<void> => {
    if (typed === null || typed === undefined || typed === '') return
    const value = Number(typed)
    const isExact = Number(value.toFixed(decimals)) === value
    if (!(value >= least && value <= most && isExact)) throw new Error(boundsSentence(least, most, decimals))
  }
  return (
    <Form.Item {...item} rules={[...needed(missing), { validator: within }, ...rules]}>
      <InputNumber maxLength={DIGITS} suffix={unit} style={{ width: '100%' }} placeholder={placeholder ?? ''} />
    </Form.Item>
  )
}

function boundsSentence(least: number, most: number, decimals: number): string {
  const bounds = `${least < 0 ? '−' : ''}${short(Math.abs(least))} 到 ${short(most)}`
  return decimals === 0 ? `请填 ${bounds} 之间的整数` : `请填 ${bounds} 之间的数，最多 ${decimals} 位小数`
}

const short = (bound: number) => (Number.isInteger(bound) ? figure(bound) : String(bound))

interface TextItemProps extends ItemProps {
  /** Characters. */
  readonly most: number
  /** Several lines, with a count of what is typed. */
  readonly lines?: boolean
}

/** Words with a limit. What is too long stays as it was typed or pasted, and the field says how much is too much. */
export function TextItem({ most, lines = false, missing, rules = [], placeholder, ...item }: TextItemProps) {
  const within = async (_: unknown, typed: string | null | undefined): Promise<void> => {
    const { length } = (typed ?? '').trim()
    if (length > most) throw new Error(`最多 ${figure(most)} 个字，现在有 ${figure(length)} 个`)
  }
  const shown = { placeholder: placeholder ?? '', autoComplete: 'off' }
  return (
    <Form.Item {...item} rules={[...needed(missing, { whitespace: true }), { validator: within }, ...rules]}>
      {lines ? (
        <Input.TextArea {...shown} count={{ max: most, show: true }} autoSize={{ minRows: 2, maxRows: 8 }} />
      ) : (
        <Input {...shown} />
      )}
    </Form.Item>
  )
}

/** A rule about blanks is one about texts: no number would pass it. */
const needed = (missing: string | undefined, ofTexts: { whitespace?: true } = {}) =>
  missing === undefined ? [] : [{ required: true, message: missing, ...ofTexts }]
