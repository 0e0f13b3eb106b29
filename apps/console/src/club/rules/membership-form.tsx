import { PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { joiningWayNames, terms } from '@cheyou/words'
import { NumberField, SwitchField } from './fields.tsx'
import { Problems, useRulesForm } from './form.tsx'
import { RowButtons } from './rows.tsx'
import { without } from './rule-rows.ts'
import styles from './rules.module.css'

const RENEWAL = 'membership.renewal'
const REMINDERS_MOST = 10

/** Joining, the membership year and its renewal (req. 1.1, 1.4). */
export function MembershipForm() {
  return (
    <>
      <div className={styles.scroll}>
        <table className={styles.table}>
          <caption className="visually-hidden">入会方式</caption>
          <thead>
            <tr>
              {['入会方式', '开放', '会费', '最低消费', '赠累计积分', '赠可兑换积分'].map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {Object.entries(joiningWayNames).map(([way, label]) => (
              <JoiningRow key={way} path={`joining.ways.${way}`} label={label} />
            ))}
          </tbody>
        </table>
      </div>
      <Problems path="joining.ways" />
      <div className={styles.fields}>
        <NumberField path="membership.months" label="会员资格期限" unit="个月" />
        <NumberField path="membership.graceDays" label="到期后宽限" unit="天" />
      </div>
      <div className={styles.fields}>
        <Way path={`${RENEWAL}.fee`} name="交费续会" amount="amountFen" label="续会费" scale={100} unit="元" />
        <Way path={`${RENEWAL}.points`} name={terms.renewByPoints} amount="redeemable" label="续会所需积分" unit="分" />
        <Way
          path={`${RENEWAL}.insurance`}
          name={terms.renewByInsurance}
          amount="premiumFen"
          label="续保保费满"
          scale={100}
          unit="元"
        />
      </div>
      <Problems path={RENEWAL} />
      <Reminders />
    </>
  )
}

interface WayProps {
  readonly path: string
  readonly name: string
  readonly amount: string
  readonly label: string
  readonly scale?: number
  readonly unit: string
}

/** One way to renew: whether it is open, and what it takes. */
function Way({ path, name, amount, ...number }: WayProps) {
  return (
    <fieldset className={styles.pair}>
      <legend className="visually-hidden">{name}</legend>
      <SwitchField path={`${path}.enabled`} label={name} />
      <NumberField path={`${path}.${amount}`} {...number} />
    </fieldset>
  )
}

function JoiningRow({ path, label }: { readonly path: string; readonly label: string }) {
  return (
    <tr>
      <th scope="row">{label}</th>
      <td>
        <SwitchField path={`${path}.enabled`} label={`开放${label}`} bare />
      </td>
      <td>
        <NumberField path={`${path}.feeFen`} label={`${label}会费`} scale={100} unit="元" bare />
      </td>
      <td>
        <NumberField path={`${path}.minimumSpendFen`} label={`${label}最低消费`} scale={100} unit="元" bare />
      </td>
      <td>
        <NumberField path={`${path}.bonus.qualifying`} label={`${label}赠累计积分`} unit="分" bare />
      </td>
      <td>
        <NumberField path={`${path}.bonus.redeemable`} label={`${label}赠可兑换积分`} unit="分" bare />
      </td>
    </tr>
  )
}

/** Days before the end on which the member is reminded, the first one first. */
function Reminders() {
  const { rules, set } = useRulesForm()
  const days = rules.membership.renewal.remindDaysBefore
  const path = `${RENEWAL}.remindDaysBefore`
  const next = days.length === 0 ? 30 : Math.max(Math.floor((days.at(-1) ?? 2) / 2), 0)
  return (
    <fieldset className={styles.list}>
      <legend className={styles.label}>到期前提醒会员，从早到晚</legend>
      {days.map((_, index) => (
        // A reminder is nothing but its place in the row.
        <span key={index} className={styles.given}>
          <NumberField path={`${path}.${index}`} label={`第 ${index + 1} 次提前`} unit="天" bare />
          <RowButtons
            name={`第 ${index + 1} 次提醒`}
            index={index}
            count={days.length}
            onRemove={() => set(path, without(days, index))}
          />
        </span>
      ))}
      <Button
        icon={<PlusOutlined />}
        disabled={days.length >= REMINDERS_MOST}
        onClick={() => set(path, [...days, next])}
      >
        加一次提醒
      </Button>
    </fieldset>
  )
}
