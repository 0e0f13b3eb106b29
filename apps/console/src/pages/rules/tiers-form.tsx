import { Button } from 'antd'
import { NumberField, Problems, SwitchField, TextField, useRulesForm, ChoiceField } from './form.tsx'
import styles from './rules.module.css'

const TIERS_MOST = 20

/** Tiers and their service packages (req. 1.3), lowest first. */
export function TiersForm() {
  const { rules, change } = useRulesForm()
  const { tiers } = rules
  const kinds = [...new Map(tiers.flatMap((tier) => tier.package.benefits.map((own) => [own.code, own.name])))]
  const add = () => {
    const last = tiers.at(-1)!
    const code = freeCode(tiers.map((tier) => tier.code))
    const next = {
      ...structuredClone(last),
      code,
      name: '新等级',
      thresholdQualifying: last.thresholdQualifying * 2 || 1000,
    }
    change({ ...rules, tiers: [...tiers, next] })
  }
  return (
    <>
      <div className={styles.scroll}>
        <table className={styles.table}>
          <caption className="visually-hidden">等级与服务包</caption>
          <thead>
            <tr>
              {['等级', '所需累计积分', '积分倍率', '工时', '配件', ...kinds.map(([, name]) => name), '专属顾问'].map(
                (head) => (
                  <th key={head} scope="col">
                    {head}
                  </th>
                ),
              )}
              <td />
            </tr>
          </thead>
          <tbody>
            {tiers.map((tier, index) => (
              <TierRow key={tier.code} index={index} kinds={kinds} />
            ))}
          </tbody>
        </table>
      </div>
      <Problems path="tiers" />
      <Button onClick={add} disabled={tiers.length >= TIERS_MOST}>
        在最上面加一级
      </Button>
      <ChoiceField
        path="entry.newMember"
        label="新会员入会等级"
        choices={tiers.map(({ code, name }) => ({ value: code, label: name }))}
      />
    </>
  )
}

interface TierRowProps {
  readonly index: number
  readonly kinds: readonly (readonly [string, string])[]
}

function TierRow({ index, kinds }: TierRowProps) {
  const { rules, change } = useRulesForm()
  const tier = rules.tiers[index]!
  const path = `tiers.${index}`
  const isTop = index === rules.tiers.length - 1
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
      {kinds.map(([code, name]) => (
        <td key={code}>
          <BenefitCell tierIndex={index} code={code} name={name} />
        </td>
      ))}
      <td>
        <SwitchField path={`${path}.package.advisor`} label={`${tier.name}专属顾问`} bare />
      </td>
      <td>
        {isTop && index > 0 && (
          <Button type="text" onClick={() => change({ ...rules, tiers: rules.tiers.slice(0, -1) })}>
            去掉
          </Button>
        )}
      </td>
    </tr>
  )
}

interface BenefitCellProps {
  readonly tierIndex: number
  readonly code: string
  readonly name: string
}

function BenefitCell({ tierIndex, code, name }: BenefitCellProps) {
  const { rules, set } = useRulesForm()
  const tier = rules.tiers[tierIndex]!
  const { benefits } = tier.package
  const at = benefits.findIndex((benefit) => benefit.code === code)
  const path = `tiers.${tierIndex}.package.benefits`
  if (at >= 0) return <NumberField path={`${path}.${at}.perYear`} label={`${tier.name}${name}`} unit="次" bare />
  return (
    <Button
      type="text"
      aria-label={`给${tier.name}加${name}`}
      onClick={() => set(path, [...benefits, { code, name, perYear: 1 }])}
    >
      ＋
    </Button>
  )
}

function freeCode(taken: readonly string[]): string {
  for (let number = taken.length + 1; ; number++) if (!taken.includes(`tier_${number}`)) return `tier_${number}`
}
