import { payers, type Payer } from '@cheyou/contract/codes'
import { Button } from 'antd'
import { Link } from 'react-router'
import { otherWorkTypes, payerNames, unnamed, terms } from '@cheyou/words'
import { paths } from '../../routes.ts'
import { NumberField } from './fields.tsx'
import { Problems, useRulesForm } from './form.tsx'
import styles from './rules.module.css'

/** Points per yuan by work type and payer, on both tracks (req. 2.2); what a work type does not say is the default's, in grey. */
export function RatesForm() {
  const { workTypes, rules } = useRulesForm()
  const written = new Set(rules.earning.rates.map(({ workType }) => workType))
  const known = new Set(workTypes.map(({ code }) => code))
  const unknown = [...written].filter((code) => code !== '*' && !known.has(code))
  const rows = [
    { code: '*', name: otherWorkTypes },
    ...workTypes.filter(({ code, retired }) => !retired || written.has(code)),
    ...unknown.map((code) => ({ code, name: unnamed.workType })),
  ]
  return (
    <>
      <div className={styles.header}>
        <p className={styles.soft}>
          每元给多少分：上面是累计积分，下面是可兑换积分。灰色的是按默认给，写上数字就单独算。
        </p>
        <Link to={paths.workTypes}>管理维修类型</Link>
      </div>
      <div className={styles.scroll}>
        <table className={styles.table}>
          <caption className="visually-hidden">积分比例</caption>
          <thead>
            <tr>
              <th scope="col">{terms.workType}</th>
              {payers.map((payer) => (
                <th key={payer} scope="col">
                  {payerNames[payer]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ code, name }) => (
              <tr key={code}>
                <th scope="row">
                  {code === '*' ? (
                    <>
                      默认
                      <br />
                      <span className={styles.soft}>{name}</span>
                    </>
                  ) : (
                    name
                  )}
                </th>
                {payers.map((payer) => (
                  <td key={payer}>
                    <RateCell workType={code} name={name} payer={payer} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Problems path="earning.rates" />
    </>
  )
}

interface TextButtonProps {
  readonly name: string
  readonly children: string
  readonly onClick: () => void
}

function TextButton({ name, children, onClick }: TextButtonProps) {
  return (
    <Button type="link" size="small" aria-label={name} onClick={onClick}>
      {children}
    </Button>
  )
}

interface RateCellProps {
  readonly workType: string
  readonly name: string
  readonly payer: Payer
}

function RateCell({ workType, name, payer }: RateCellProps) {
  const { rules, set } = useRulesForm()
  const { rates } = rules.earning
  const index = rates.findIndex((rate) => rate.workType === workType && rate.payer === payer)
  const path = `earning.rates.${index}`
  const keep = (stays: (at: number) => boolean) =>
    set(
      'earning.rates',
      rates.filter((_, at) => stays(at)),
    )
  const whose = `${name}${payerNames[payer]}`
  const like = rates.find((rate) => rate.workType === '*' && rate.payer === payer)
  const { qualifyingMilliPerYuan = 0, redeemableMilliPerYuan = 0 } = like ?? {}
  const inherited = { workType, payer, qualifyingMilliPerYuan, redeemableMilliPerYuan }
  const track = (key: 'qualifyingMilliPerYuan' | 'redeemableMilliPerYuan') => ({
    path: `${path}.${key}`,
    inherited: inherited[key],
    onOwn: (value: number) => set('earning.rates', [...rates, { ...inherited, [key]: value }]),
  })
  const again = rates.flatMap((rate, at) =>
    index >= 0 && at > index && rate.workType === workType && rate.payer === payer ? [at] : [],
  )
  return (
    <span className={styles.rate}>
      <NumberField {...track('qualifyingMilliPerYuan')} label={`${whose}累计`} scale={1000} unit="累计" bare />
      <NumberField {...track('redeemableMilliPerYuan')} label={`${whose}可兑换`} scale={1000} unit="可兑" bare />
      <Problems path={path} />
      {again.map((at) => (
        <Problems key={at} path={`earning.rates.${at}`} />
      ))}
      <Problems path={`${path}.workType`} />
      {again.length > 0 && (
        <TextButton name={`${whose}只留一个`} onClick={() => keep((at) => !again.includes(at))}>
          去掉重复
        </TextButton>
      )}
      {index >= 0 && again.length === 0 && workType !== '*' && (
        <TextButton name={`${whose}按默认`} onClick={() => keep((at) => at !== index)}>
          按默认
        </TextButton>
      )}
    </span>
  )
}
