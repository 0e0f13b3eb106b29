import { AddRow, RowButtons } from './rows.tsx'
import { NumberField, SwitchField, TextField } from './fields.tsx'
import { Problems, useRulesForm } from './form.tsx'
import { BenefitTermsForm } from './benefit-terms.tsx'
import { BenefitsTable } from './benefits-table.tsx'
import { rowKey, swapped, withoutTier } from './rule-rows.ts'
import styles from './rules.module.css'

const TIERS_MOST = 20
const HEADS = ['等级', '所需累计积分', '积分倍率', '工时', '配件', '专属顾问']

/** Tiers and their service packages (req. 1.3), lowest first. */
export function TiersForm() {
  const { rules, change } = useRulesForm()
  const { tiers } = rules
  const codes = tiers.map(({ code }) => code)
  const add = ({ name, code }: { name: string; code: string }) => {
    const last = tiers.at(-1)
    if (!last) return
    const thresholdQualifying = last.thresholdQualifying * 2 || 1000
    change({ ...rules, tiers: [...tiers, { ...structuredClone(last), code, name, thresholdQualifying }] })
  }
  return (
    <>
      <p className={styles.soft}>
        从低到高。折扣是会员实付的部分：9.5 折即优惠 5%。上移、下移换的是等级和服务包，所需积分留在原位。
      </p>
      <div className={styles.scroll}>
        <table className={styles.table}>
          <caption className="visually-hidden">等级</caption>
          <thead>
            <tr>
              {HEADS.map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
              <td />
            </tr>
          </thead>
          <tbody>
            {codes.map((_, index) => (
              <TierRow key={rowKey(codes, index)} index={index} />
            ))}
          </tbody>
        </table>
      </div>
      <Problems path="tiers" />
      <AddRow what="等级" taken={codes} codeFrom="tier" disabled={tiers.length >= TIERS_MOST} onAdd={add} />
      <BenefitsTable />
      <BenefitTermsForm />
    </>
  )
}

function TierRow({ index }: { readonly index: number }) {
  const { rules, change } = useRulesForm()
  const { tiers } = rules
  const tier = tiers[index]!
  const path = `tiers.${index}`
  const move = (to: number) => change({ ...rules, tiers: swapped(tiers, index, to, ['thresholdQualifying']) })
  return (
    <tr>
      <th scope="row">
        <TextField path={`${path}.name`} label={`第 ${index + 1} 级名称`} bare />
        <Problems path={`${path}.code`} />
      </th>
      <td>
        <NumberField path={`${path}.thresholdQualifying`} label={`${tier.name}所需累计积分`} unit="分" bare />
      </td>
      <td>
        <NumberField path={`${path}.earningMilli`} label={`${tier.name}积分倍率`} scale={1000} unit="倍" bare />
      </td>
      <td>
        <NumberField path={`${path}.package.labourMilli`} label={`${tier.name}工时折扣`} scale={100} unit="折" bare />
      </td>
      <td>
        <NumberField path={`${path}.package.partsMilli`} label={`${tier.name}配件折扣`} scale={100} unit="折" bare />
      </td>
      <td>
        <SwitchField path={`${path}.package.advisor`} label={`${tier.name}专属顾问`} bare />
      </td>
      <td>
        <RowButtons
          name={tier.name}
          index={index}
          count={tiers.length}
          onMove={move}
          {...(tiers.length > 1 ? { onRemove: () => change(withoutTier(rules, index)) } : {})}
        />
      </td>
    </tr>
  )
}
