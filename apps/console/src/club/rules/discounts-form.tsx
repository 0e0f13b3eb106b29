import { Button } from 'antd'
import { discountStepLabels } from '../../copy/rule-till-facts.ts'
import { AddRow, RowButtons } from './rows.tsx'
import { ChoiceField, NumberField, SwitchField, TextField } from './fields.tsx'
import { Problems, useRulesForm } from './form.tsx'
import { rowKey, swapped, without } from './rule-rows.ts'
import styles from './rules.module.css'

const THRESHOLDS_MOST = 20

/** Thresholds that are no tiers (req. 2.8), and how discounts follow on each other at the till (req. 3.5). */
export function DiscountsForm() {
  return (
    <>
      <Thresholds />
      <StepOrder />
      <div className={styles.fields}>
        <ChoiceField
          path="discounts.stacking"
          label="等级折扣与门槛折扣"
          choices={[
            { value: 'best', label: '取优惠大的一个' },
            { value: 'both', label: '先后都用' },
          ]}
        />
        <NumberField path="vouchers.perVisitMax" label="每次最多用券" unit="张" />
        <SwitchField path="vouchers.partialUse" label="代金券可分次用" />
      </div>
    </>
  )
}

function Thresholds() {
  const { rules, set } = useRulesForm()
  const { thresholds } = rules
  const codes = thresholds.map(({ code }) => code)
  const add = ({ name, code }: { name: string; code: string }) => {
    const last = thresholds.at(-1)
    const rates = { labourMilli: last?.labourMilli ?? 950, partsMilli: last?.partsMilli ?? 1000 }
    set('thresholds', [...thresholds, { code, name, qualifying: last ? last.qualifying * 2 : 10_000, ...rates }])
  }
  return (
    <>
      <h3 className={styles.subheading}>累计积分门槛优惠</h3>
      {thresholds.length > 0 && (
        <div className={styles.scroll}>
          <table className={styles.table}>
            <caption className="visually-hidden">门槛优惠</caption>
            <thead>
              <tr>
                {['名称', '累计积分满', '工时', '配件'].map((head) => (
                  <th key={head} scope="col">
                    {head}
                  </th>
                ))}
                <td />
              </tr>
            </thead>
            <tbody>
              {codes.map((_, index) => (
                <ThresholdRow key={rowKey(codes, index)} index={index} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      <AddRow
        what="门槛"
        taken={codes}
        codeFrom="threshold"
        disabled={thresholds.length >= THRESHOLDS_MOST}
        onAdd={add}
      />
    </>
  )
}

function ThresholdRow({ index }: { readonly index: number }) {
  const { rules, set } = useRulesForm()
  const { thresholds } = rules
  const { name } = thresholds[index]!
  const path = `thresholds.${index}`
  return (
    <tr>
      <th scope="row">
        <TextField path={`${path}.name`} label={`第 ${index + 1} 个门槛的名称`} bare />
        <Problems path={`${path}.code`} />
      </th>
      <td>
        <NumberField path={`${path}.qualifying`} label={`${name}累计积分满`} unit="分" bare />
      </td>
      <td>
        <NumberField path={`${path}.labourMilli`} label={`${name}工时折扣`} scale={100} unit="折" bare />
      </td>
      <td>
        <NumberField path={`${path}.partsMilli`} label={`${name}配件折扣`} scale={100} unit="折" bare />
      </td>
      <td>
        <RowButtons
          name={name}
          index={index}
          count={thresholds.length}
          onMove={(to) => set('thresholds', swapped(thresholds, index, to, ['qualifying']))}
          onRemove={() => set('thresholds', without(thresholds, index))}
        />
      </td>
    </tr>
  )
}

/** The order in which discounts are taken off a line: what comes later is reckoned on what is left. */
function StepOrder() {
  const { rules, set } = useRulesForm()
  const { order } = rules.discounts
  const missing = Object.entries(discountStepLabels).filter(([step]) => !order.some((own) => own === step))
  const moved = (from: number, to: number) => {
    const steps = [...order]
    steps.splice(to, 0, ...steps.splice(from, 1))
    set('discounts.order', steps)
  }
  return (
    <>
      <h3 className={styles.subheading}>结算时的先后，后面的按前面优惠后的金额算</h3>
      <ol className={styles.order} aria-label="优惠顺序">
        {order.map((step, index) => {
          const again = order.indexOf(step) < index
          return (
            <li key={rowKey(order, index)}>
              <span aria-hidden="true" className={styles.soft}>
                {index + 1}
              </span>
              <span className={styles.grow}>{discountStepLabels[step]}</span>
              <Problems path={`discounts.order.${index}`} />
              <RowButtons
                name={discountStepLabels[step]}
                index={index}
                count={order.length}
                onMove={(to) => moved(index, to)}
                {...(again ? { onRemove: () => set('discounts.order', without(order, index)) } : {})}
              />
            </li>
          )
        })}
      </ol>
      <Problems path="discounts.order" />
      {missing.map(([step, label]) => (
        <Button key={step} onClick={() => set('discounts.order', [...order, step])}>
          补上{label}
        </Button>
      ))}
    </>
  )
}
