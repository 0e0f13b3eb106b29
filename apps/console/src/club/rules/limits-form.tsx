import { roles, type Role } from '@cheyou/contract/codes'
import { CloseOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { roleNames } from '@cheyou/words'
import { NumberField, SwitchField } from './fields.tsx'
import { Problems, useRulesForm } from './form.tsx'
import { without } from './rule-rows.ts'
import styles from './rules.module.css'

/** What staff do by hand: adjustments of points (req. 2.7) and discounts of their own (req. 3.5), by role. */
export function LimitsForm() {
  return (
    <>
      <h3 className={styles.subheading}>人工调整积分</h3>
      <div className={styles.fields}>
        <NumberField path="limits.adjustment.mostPoints" label="人工调整每次最多" unit="分" />
        <NumberField path="points.approvalAbovePoints" label="超过需要复核" unit="分" />
        <SwitchField path="limits.adjustment.mayOwe" label="允许扣到欠分" />
      </div>
      <h3 className={styles.subheading}>临时优惠，最多占应付金额</h3>
      <ul className={styles.order} aria-label="临时优惠限额">
        {roles.map((role) => (
          <Discretion key={role} role={role} />
        ))}
      </ul>
    </>
  )
}

function Discretion({ role }: { readonly role: Role }) {
  const { rules, set } = useRulesForm()
  const { discretionary } = rules.limits
  const path = 'limits.discretionary'
  const at = discretionary.flatMap((row, index) => (row.role === role ? [index] : []))
  const name = roleNames[role]
  return (
    <li>
      <span className={styles.roleName}>{name}</span>
      {at.map((index) => (
        <span key={index} className={styles.given}>
          <NumberField path={`${path}.${index}.mostMilli`} label={`${name}临时优惠最多`} scale={10} unit="%" bare />
          <Problems path={`${path}.${index}.role`} />
          <Button
            type="text"
            size="small"
            icon={<CloseOutlined />}
            aria-label={`${name}不给临时优惠`}
            onClick={() => set(path, without(discretionary, index))}
          />
        </span>
      ))}
      {at.length === 0 && (
        <>
          <span className={styles.soft}>不能给</span>
          <Button
            type="link"
            aria-label={`允许${name}给临时优惠`}
            onClick={() => set(path, [...discretionary, { role, mostMilli: 50 }])}
          >
            允许
          </Button>
        </>
      )}
    </li>
  )
}
