import { Select } from 'antd'
import { useId } from 'react'
import { ChoiceField, NumberField, SwitchField } from './fields.tsx'
import { Problems, useRulesForm } from './form.tsx'
import styles from './rules.module.css'

const WAYS = 'upgrade.ways'

/** Four ways up, and what a renewal does to the tier (req. 1.5). */
export function UpgradeForm() {
  return (
    <>
      <div className={styles.fields}>
        <ChoiceField
          path="upgrade.mode"
          label="达到条件时"
          choices={[
            { value: 'automatic', label: '自动升级' },
            { value: 'invite', label: '通知会员到店办理' },
          ]}
        />
      </div>
      <div className={styles.fields}>
        <fieldset className={styles.pair}>
          <legend className="visually-hidden">累计积分达标升级</legend>
          <SwitchField path={`${WAYS}.qualifying_points.enabled`} label="累计积分达标升级" />
        </fieldset>
        <fieldset className={styles.pair}>
          <legend className="visually-hidden">单次维修升级</legend>
          <SwitchField path={`${WAYS}.repair.enabled`} label="单次维修升级" />
          <NumberField path={`${WAYS}.repair.amountFen`} label="单次维修满" scale={100} unit="元" />
        </fieldset>
        <fieldset className={styles.pair}>
          <legend className="visually-hidden">用积分换升级</legend>
          <SwitchField path={`${WAYS}.redeemable_points.enabled`} label="用积分换升级" />
          <NumberField path={`${WAYS}.redeemable_points.points`} label="升级所需积分" unit="分" />
        </fieldset>
        <fieldset className={`${styles.pair} ${styles.wide}`}>
          <legend className="visually-hidden">连续续保升级</legend>
          <SwitchField path={`${WAYS}.insurance.enabled`} label="连续续保升级" />
          <NumberField path={`${WAYS}.insurance.years`} label="连续年数" unit="年" />
          <NumberField path={`${WAYS}.insurance.premiumFen`} label="保费满" scale={100} unit="元" />
          <ChoiceField
            path={`${WAYS}.insurance.count`}
            label="保费计算"
            choices={[
              { value: 'each', label: '每年都满' },
              { value: 'sum', label: '几年合计' },
            ]}
          />
        </fieldset>
      </div>
      <Problems path={WAYS} />
      <Downgrade />
    </>
  )
}

function Downgrade() {
  const { rules, set } = useRulesForm()
  const id = useId()
  return (
    <div className={styles.fields}>
      <span className={styles.field}>
        <label htmlFor={id} className={styles.label}>
          续会时
        </label>
        <Select
          id={id}
          value={rules.downgrade.kind}
          options={[
            { value: 'keep', label: '到期不降级' },
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
  )
}
