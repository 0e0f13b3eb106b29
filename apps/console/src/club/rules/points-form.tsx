import { Select } from 'antd'
import { useId } from 'react'
import type { Rules } from '@cheyou/contract'
import { pointsExpiry } from '@cheyou/words'
import { NumberField } from './fields.tsx'
import { useRulesForm } from './form.tsx'
import styles from './rules.module.css'

const kinds: Record<Rules['expiry']['kind'], Rules['expiry']> = {
  never: { kind: 'never' },
  rolling_months: { kind: 'rolling_months', months: 24 },
  year_end: { kind: 'year_end' },
}

/** Expiry and value of points (req. 2.5), and how long what was redeemed is kept (req. 3.2). */
export function PointsForm() {
  const { rules, set } = useRulesForm()
  const id = useId()
  return (
    <div className={styles.fields}>
      <span className={styles.field}>
        <label htmlFor={id} className={styles.label}>
          {pointsExpiry}
        </label>
        <Select
          id={id}
          value={rules.expiry.kind}
          options={[
            { value: 'never', label: '永久有效' },
            { value: 'rolling_months', label: '满若干个月，到月底' },
            { value: 'year_end', label: '当年年底到期' },
          ]}
          onChange={(kind) => set('expiry', kinds[kind])}
        />
      </span>
      {rules.expiry.kind === 'rolling_months' && <NumberField path="expiry.months" label="有效月数" unit="个月" />}
      <NumberField path="points.liabilityFenPerPoint" label="每分价值" scale={100} unit="元" />
      <NumberField path="redemption.holdDays" label="兑换后保留" unit="天" />
    </div>
  )
}
