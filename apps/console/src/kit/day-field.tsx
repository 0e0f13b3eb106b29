import { DatePicker } from 'antd'
import type { FormItemProps } from 'antd'
import dayjs from 'dayjs'
import type { Dayjs } from 'dayjs'
import 'dayjs/locale/zh-cn'
import { dayFrom, today } from '../copy/days.ts'

const FORMAT = 'YYYY-MM-DD'

interface DayFieldProps {
  readonly id?: string
  /** A business date, `YYYY-MM-DD`; undefined, null or empty: none. */
  readonly value?: string | null
  readonly onChange?: (day: string | undefined) => void
  /** First and last day that can be chosen. */
  readonly min?: string | undefined
  readonly max?: string | undefined
  readonly disabled?: boolean
  readonly 'aria-label'?: string
  readonly 'aria-describedby'?: string
  readonly status?: 'error' | ''
}

/** One day, written as the club writes days; also as a field of a form, which hands in value and change. */
export function DayField({ value, onChange, min, max, ...rest }: DayFieldProps) {
  return (
    <DatePicker
      {...rest}
      style={{ width: '100%' }}
      format={FORMAT}
      value={dayOf(value)}
      minDate={dayOf(min) ?? undefined}
      maxDate={dayOf(max) ?? undefined}
      onChange={(day) => onChange?.(day?.format(FORMAT))}
    />
  )
}

interface DayRangeProps {
  readonly label: string
  readonly from: string | undefined
  readonly to: string | undefined
  /** Either may stay open. */
  readonly onChange: (from: string | undefined, to: string | undefined) => void
}

/** First and last day, both included; the end can never be before the start. */
export function DayRange({ label, from, to, onChange }: DayRangeProps) {
  return (
    <DatePicker.RangePicker
      aria-label={label}
      allowEmpty={[true, true]}
      format={FORMAT}
      value={[dayOf(from), dayOf(to)]}
      presets={presetsOn(today()).map(([name, first, last]) => ({ label: name, value: [dayjs(first), dayjs(last)] }))}
      placeholder={[`${label}从`, '到']}
      onChange={(range) => onChange(range?.[0]?.format(FORMAT), range?.[1]?.format(FORMAT))}
    />
  )
}

function dayOf(day: string | null | undefined): Dayjs | null {
  return day === undefined || day === null || day === '' ? null : dayjs(day)
}

/** Of the last day of two in a form: not before the first one, which `sentence` says. Days are written so that the later one is the greater text. */
export function notBefore(firstName: string, sentence: string): RuleRender {
  return ({ getFieldValue }) => ({
    validator: async (_, day: string | undefined): Promise<void> => {
      const first: unknown = getFieldValue(firstName)
      if (day && typeof first === 'string' && day < first) throw new Error(sentence)
    },
  })
}

type RuleRender = Extract<NonNullable<FormItemProps['rules']>[number], (...form: never[]) => unknown>

/** Ranges that people ask for; what has not ended yet ends today. A week begins on Monday. */
export function presetsOn(day: string): (readonly [name: string, first: string, last: string])[] {
  const monthFirst = `${day.slice(0, 7)}-01`
  const lastMonthEnd = dayFrom(monthFirst, { days: -1 })
  const year = Number(day.slice(0, 4))
  const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7
  return [
    ['今天', day, day],
    ['昨天', dayFrom(day, { days: -1 }), dayFrom(day, { days: -1 })],
    ['本周', dayFrom(day, { days: -weekday }), day],
    ['近 7 天', dayFrom(day, { days: -6 }), day],
    ['本月', monthFirst, day],
    ['上月', `${lastMonthEnd.slice(0, 7)}-01`, lastMonthEnd],
    ['近 90 天', dayFrom(day, { days: -89 }), day],
    ['今年', `${year}-01-01`, day],
    ['去年', `${year - 1}-01-01`, `${year - 1}-12-31`],
  ]
}
