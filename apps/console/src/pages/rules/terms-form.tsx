import { Select } from 'antd'
import { useId } from 'react'
import type { Rules } from '../../api/rules.ts'
import { roleLabels } from '../../copy/labels.ts'
import { joiningLabels } from '../../copy/rule-facts.ts'
import { ChoiceField, NumberField, Problems, SwitchField, TextField, useRulesForm } from './form.tsx'
import styles from './rules.module.css'

/** Expiry and value of points (req. 2.5). */
export function PointsForm() {
  const { rules, set } = useRulesForm()
  const id = useId()
  const kinds: Record<Rules['expiry']['kind'], Rules['expiry']> = {
    never: { kind: 'never' },
    rolling_months: { kind: 'rolling_months', months: 24 },
    year_end: { kind: 'year_end' },
  }
  return (
    <div className={styles.fields}>
      <span className={styles.field}>
        <label htmlFor={id} className={styles.label}>
          积分有效期
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

/** Joining, the membership year and its renewal (req. 1.1, 1.4). */
export function MembershipForm() {
  const renewal = 'membership.renewal'
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
            {Object.entries(joiningLabels).map(([way, label]) => (
              <JoiningRow key={way} path={`joining.ways.${way}`} label={label} />
            ))}
          </tbody>
        </table>
      </div>
      <Problems path="joining.ways" />
      <div className={styles.fields}>
        <NumberField path="membership.months" label="会员资格期限" unit="个月" />
        <NumberField path="membership.graceDays" label="到期后宽限" unit="天" />
        <SwitchField path={`${renewal}.fee.enabled`} label="交费续会" />
        <NumberField path={`${renewal}.fee.amountFen`} label="续会费" scale={100} unit="元" />
        <SwitchField path={`${renewal}.points.enabled`} label="积分续会" />
        <NumberField path={`${renewal}.points.redeemable`} label="续会所需积分" unit="分" />
        <SwitchField path={`${renewal}.insurance.enabled`} label="续保续会" />
        <NumberField path={`${renewal}.insurance.premiumFen`} label="续保保费满" scale={100} unit="元" />
      </div>
      <Problems path={renewal} />
    </>
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

/** Four ways up, and what a renewal does to the tier (req. 1.5). */
export function UpgradeForm() {
  const { rules, set } = useRulesForm()
  const id = useId()
  const ways = 'upgrade.ways'
  return (
    <>
      <div className={styles.fields}>
        <ChoiceField
          path="upgrade.mode"
          label="升级方式"
          choices={[
            { value: 'automatic', label: '达到条件自动升级' },
            { value: 'invite', label: '通知会员到店办理' },
          ]}
        />
        <SwitchField path={`${ways}.qualifying_points.enabled`} label="累计积分达标升级" />
        <SwitchField path={`${ways}.repair.enabled`} label="单次维修升级" />
        <NumberField path={`${ways}.repair.amountFen`} label="单次维修满" scale={100} unit="元" />
        <SwitchField path={`${ways}.insurance.enabled`} label="连续续保升级" />
        <NumberField path={`${ways}.insurance.premiumFen`} label="保费满" scale={100} unit="元" />
        <NumberField path={`${ways}.insurance.years`} label="连续年数" unit="年" />
        <ChoiceField
          path={`${ways}.insurance.count`}
          label="保费计算"
          choices={[
            { value: 'each', label: '每年都满' },
            { value: 'sum', label: '几年合计' },
          ]}
        />
        <SwitchField path={`${ways}.redeemable_points.enabled`} label="用积分换升级" />
        <NumberField path={`${ways}.redeemable_points.points`} label="升级所需积分" unit="分" />
        <span className={styles.field}>
          <label htmlFor={id} className={styles.label}>
            续会时
          </label>
          <Select
            id={id}
            value={rules.downgrade.kind}
            options={[
              { value: 'keep', label: '保级' },
              { value: 'one_step', label: '积分不足降一级' },
            ]}
            onChange={(kind) =>
              set('downgrade', kind === 'keep' ? { kind } : { kind: 'one_step', belowQualifying: 1000 })
            }
          />
        </span>
        {rules.downgrade.kind === 'one_step' && (
          <NumberField path="downgrade.belowQualifying" label="当年累计不足" unit="分" />
        )}
      </div>
      <Problems path={ways} />
    </>
  )
}

/** Thresholds that are no tiers (req. 2.8), and limits of what staff do by hand (req. 2.7, 3.5). */
export function LimitsForm() {
  const { rules } = useRulesForm()
  return (
    <div className={styles.fields}>
      {rules.thresholds.map(({ code }, index) => (
        <fieldset key={code} className={styles.group}>
          <legend className={styles.label}>门槛优惠 {index + 1}</legend>
          <TextField path={`thresholds.${index}.name`} label="名称" />
          <NumberField path={`thresholds.${index}.qualifying`} label="累计积分满" unit="分" />
          <NumberField path={`thresholds.${index}.labourMilli`} label="门槛工时折扣" scale={100} unit="折" />
          <NumberField path={`thresholds.${index}.partsMilli`} label="门槛配件折扣" scale={100} unit="折" />
          <Problems path={`thresholds.${index}.code`} />
        </fieldset>
      ))}
      <ChoiceField
        path="discounts.stacking"
        label="等级与门槛折扣"
        choices={[
          { value: 'best', label: '取优惠大的一个' },
          { value: 'both', label: '先后都用' },
        ]}
      />
      <NumberField path="vouchers.perVisitMax" label="每次最多用券" unit="张" />
      <SwitchField path="vouchers.partialUse" label="代金券可分次用" />
      <NumberField path="limits.adjustment.mostPoints" label="人工调整每次最多" unit="分" />
      <NumberField path="points.approvalAbovePoints" label="超过需要复核" unit="分" />
      <SwitchField path="limits.adjustment.mayOwe" label="允许扣到欠分" />
      {rules.limits.discretionary.map(({ role }, index) => (
        <NumberField
          key={role}
          path={`limits.discretionary.${index}.mostMilli`}
          label={`${roleLabels[role]}临时优惠最多`}
          scale={10}
          unit="%"
        />
      ))}
    </div>
  )
}
