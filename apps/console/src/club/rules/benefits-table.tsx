import { CloseOutlined } from '@ant-design/icons'
import { Button, Input } from 'antd'
import { useId, useState } from 'react'
import type { Rules } from '@cheyou/contract'
import { AddRow, RowButtons } from './rows.tsx'
import { NumberField } from './fields.tsx'
import { Problems, useRulesForm } from './form.tsx'
import styles from './rules.module.css'

type Tier = Rules['tiers'][number]
type Benefit = Tier['package']['benefits'][number]

const BENEFITS_MOST = 50

/** What a tier's package gives so many times in a membership year (req. 1.3), a row for each kind. */
export function BenefitsTable() {
  const { rules, change } = useRulesForm()
  const { tiers } = rules
  const kinds = [...new Map(tiers.flatMap((tier) => tier.package.benefits.map((own) => [own.code, own.name])))]
  const changeAll = (next: (own: Benefit[], tier: Tier) => Benefit[]) => change(withPackages(rules, next))
  return (
    <>
      <h3 className={styles.subheading}>服务包里的免费项目，每个会员年度的次数</h3>
      {kinds.length > 0 && (
        <div className={styles.scroll}>
          <table className={styles.table}>
            <caption className="visually-hidden">免费项目</caption>
            <thead>
              <tr>
                <th scope="col">项目</th>
                {tiers.map(({ code, name }) => (
                  <th key={code} scope="col">
                    {name}
                  </th>
                ))}
                <td />
              </tr>
            </thead>
            <tbody>
              {kinds.map(([code, name], index) => (
                <tr key={code}>
                  <th scope="row">
                    <BenefitName
                      name={name}
                      onName={(next) =>
                        changeAll((all) => all.map((one) => (one.code === code ? { ...one, name: next } : one)))
                      }
                    />
                  </th>
                  {tiers.map((tier, at) => (
                    <td key={tier.code}>
                      <BenefitCell tierIndex={at} code={code} name={name} />
                    </td>
                  ))}
                  <td>
                    <RowButtons
                      name={name}
                      index={index}
                      count={kinds.length}
                      onRemove={() => change(withoutKind(rules, code))}
                    />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <AddRow
        what="免费项目"
        taken={kinds.map(([code]) => code)}
        codeFrom="benefit"
        disabled={tiers.length === 0 || kinds.length >= BENEFITS_MOST}
        onAdd={(kind) => change(withKind(rules, kind))}
      />
    </>
  )
}

function withPackages(rules: Rules, next: (own: Benefit[], tier: Tier) => Benefit[]): Rules {
  return { ...rules, tiers: rules.tiers.map((tier) => withBenefits(tier, next(tier.package.benefits, tier))) }
}

/** A new kind begins in the highest tier's package, for work and not for parts. */
function withKind(rules: Rules, { code, name }: { code: string; name: string }): Rules {
  const highest = rules.tiers.at(-1)
  const given = withPackages(rules, (own, tier) => (tier === highest ? [...own, { code, name, perYear: 1 }] : own))
  const terms = { code, workTypes: null, lineKinds: ['labour' as const], mostFen: null }
  return { ...given, benefits: [...rules.benefits.filter((one) => one.code !== code), terms] }
}

function withoutKind(rules: Rules, code: string): Rules {
  const given = withPackages(rules, (own) => own.filter((one) => one.code !== code))
  return { ...given, benefits: rules.benefits.filter((one) => one.code !== code) }
}

function withBenefits(tier: Tier, benefits: Benefit[]): Tier {
  return { ...tier, package: { ...tier.package, benefits } }
}

/** The name stands in every package that has the benefit. */
function BenefitName({ name, onName }: { readonly name: string; readonly onName: (name: string) => void }) {
  const id = useId()
  const [typed, setTyped] = useState<string | null>(null)
  return (
    <span className={styles.cell}>
      <label htmlFor={id} className="visually-hidden">
        免费项目的名称
      </label>
      <Input
        id={id}
        value={typed ?? name}
        maxLength={40}
        status={typed?.trim() === '' ? 'error' : ''}
        onChange={({ target: { value } }) => {
          setTyped(value)
          if (value.trim() !== '') onName(value)
        }}
        onBlur={() => setTyped(null)}
      />
    </span>
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
  if (at < 0)
    return (
      <Button
        type="text"
        aria-label={`给${tier.name}加${name}`}
        onClick={() => set(path, [...benefits, { code, name, perYear: 1 }])}
      >
        ＋
      </Button>
    )
  const again = benefits.findIndex((benefit, index) => benefit.code === code && index > at)
  return (
    <span className={styles.given}>
      <NumberField path={`${path}.${at}.perYear`} label={`${tier.name}${name}`} unit="次" bare />
      <Button
        type="text"
        size="small"
        icon={<CloseOutlined />}
        aria-label={`${tier.name}不给${name}`}
        onClick={() =>
          set(
            path,
            benefits.filter((benefit) => benefit.code !== code),
          )
        }
      />
      {again >= 0 && <Problems path={`${path}.${again}.code`} />}
    </span>
  )
}
