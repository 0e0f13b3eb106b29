import { roles, type Role } from '@cheyou/contract/codes'
import { CloseOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { roleNames } from '@cheyou/words'
import { NumberField, SwitchField } from './fields.tsx'
import { Problems, useRulesForm } from './form.tsx'
import { without } from './rule-rows.ts'
import styles from './rules.module.css'

/** What staff do by hand: adjustments of points (req. 2.7), discounts of their own (req. 3.5) and visits, by role. */
export function LimitsForm() {
  return (
    <>
      <h3 className={styles.subheading}>人工调整积分</h3>
      <div className={styles.fields}>
        <NumberField path="limits.adjustment.mostPoints" label="人工调整每次最多" unit="分" />
        <NumberField path="points.approvalAbovePoints" label="30 天合计超过需要复核" unit="分" />
        <SwitchField path="limits.adjustment.mayOwe" label="允许扣到欠分" />
      </div>
      <h3 className={styles.subheading}>临时优惠，最多占应付金额</h3>
      <Discretions />
      <h3 className={styles.subheading}>到店登记，超过由店长登记</h3>
      <div className={styles.fields}>
        <NumberField path="limits.visit.withoutNumberFen" label="没有工单号的最多" scale={100} unit="元" />
        <NumberField path="limits.visit.mostFen" label="任何人每次最多" scale={100} unit="元" />
      </div>
      <VisitSizes />
    </>
  )
}

function Discretions() {
  const { rules, set } = useRulesForm()
  const rows = rules.limits.discretionary
  const path = 'limits.discretionary'
  return (
    <ByRole
      name="临时优惠限额"
      path={path}
      rows={rows}
      field={{ key: 'mostMilli', label: '临时优惠最多', scale: 10, unit: '%' }}
      without={{ words: '不能给', drop: (role) => `${role}不给临时优惠`, add: (role) => `设置${role}的临时优惠` }}
      onChange={(next) => set(path, next)}
      onAdd={(role) => set(path, [...rows, { role, mostMilli: 50 }])}
    />
  )
}

function VisitSizes() {
  const { rules, set } = useRulesForm()
  const rows = rules.limits.visit.byRole
  const path = 'limits.visit.byRole'
  return (
    <ByRole
      name="到店登记限额"
      path={path}
      rows={rows}
      field={{ key: 'mostFen', label: '登记最多', scale: 100, unit: '元' }}
      without={{ words: '不另设限额', drop: (role) => `${role}不另设限额`, add: (role) => `设置${role}的登记限额` }}
      onChange={(next) => set(path, next)}
      onAdd={(role) => set(path, [...rows, { role, mostFen: 5_000_000 }])}
    />
  )
}

interface ByRoleProps<Row extends { readonly role: Role }> {
  readonly name: string
  readonly path: string
  readonly rows: readonly Row[]
  /** Which field of a row, and how it is shown. */
  readonly field: { readonly key: string; readonly label: string; readonly scale: number; readonly unit: string }
  /** What a role without a row may, and how its row is dropped and added. */
  readonly without: {
    readonly words: string
    readonly drop: (roleName: string) => string
    readonly add: (roleName: string) => string
  }
  readonly onChange: (rows: readonly Row[]) => void
  readonly onAdd: (role: Role) => void
}

/** A limit for each role that has one. */
function ByRole<Row extends { readonly role: Role }>(props: ByRoleProps<Row>) {
  return (
    <ul className={styles.order} aria-label={props.name}>
      {roles.map((role) => (
        <OfRole key={role} role={role} {...props} />
      ))}
    </ul>
  )
}

function OfRole<Row extends { readonly role: Role }>(props: ByRoleProps<Row> & { readonly role: Role }) {
  const { role, path, rows, field, without: none, onChange, onAdd } = props
  const { key, label, ...shown } = field
  const at = rows.flatMap((row, index) => (row.role === role ? [index] : []))
  const name = roleNames[role]
  return (
    <li>
      <span className={styles.roleName}>{name}</span>
      {at.map((index) => (
        <span key={index} className={styles.given}>
          <NumberField path={`${path}.${index}.${key}`} label={`${name}${label}`} {...shown} bare />
          <Problems path={`${path}.${index}.role`} />
          <Button
            type="text"
            size="small"
            icon={<CloseOutlined />}
            aria-label={none.drop(name)}
            onClick={() => onChange(without(rows, index))}
          />
        </span>
      ))}
      {at.length === 0 && (
        <>
          <span className={styles.soft}>{none.words}</span>
          <Button type="link" aria-label={none.add(name)} onClick={() => onAdd(role)}>
            设置
          </Button>
        </>
      )}
    </li>
  )
}
