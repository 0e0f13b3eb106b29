import { terms } from '@cheyou/words'
import { noCampaigns } from '../../copy/rule-words.ts'
import { dayFrom, today } from '../../copy/days.ts'
import { AddRow, RowButtons } from './rows.tsx'
import { DateField, NumberField, SomeField, TextField } from './fields.tsx'
import { Problems, useRulesForm } from './form.tsx'
import { rowKey, without } from './rule-rows.ts'
import styles from './rules.module.css'

const CAMPAIGNS_MOST = 100
const CAMPAIGN_DAYS = 29

/** Days on which visits earn a multiple (req. 2.2). */
export function CampaignsForm() {
  const { rules, set, workTypes } = useRulesForm()
  const { campaigns } = rules.earning
  const codes = campaigns.map(({ code }) => code)
  const path = 'earning.campaigns'
  const add = ({ name, code }: { name: string; code: string }) => {
    const from = dayFrom(today(), { days: 1 })
    const to = dayFrom(from, { days: CAMPAIGN_DAYS })
    set(path, [...campaigns, { code, name, from, to, workTypes: null, tiers: null, multiplierMilli: 2000 }])
  }
  // A retired work type is not chosen any more, but what was chosen keeps its name.
  const offered = (index: number) =>
    workTypes.filter(({ code, retired }) => !retired || campaigns[index]?.workTypes?.includes(code))
  const chosen = (all: readonly { code: string; name: string }[]) =>
    all.map(({ code, name }) => ({ value: code, label: name }))
  return (
    <>
      <p className={styles.soft}>
        {campaigns.length === 0
          ? `${noCampaigns}。`
          : '活动期间结算的到店，两种积分都乘以倍数。同时有几个活动时，只按倍数最高的一个。'}
      </p>
      {campaigns.map(({ name }, index) => (
        <fieldset key={rowKey(codes, index)} className={styles.group}>
          <legend className={styles.legend}>
            {name}
            <RowButtons
              name={name}
              index={index}
              count={campaigns.length}
              onRemove={() => set(path, without(campaigns, index))}
            />
          </legend>
          <TextField path={`${path}.${index}.name`} label="活动名称" />
          <NumberField path={`${path}.${index}.multiplierMilli`} label="积分倍数" scale={1000} unit="倍" />
          <DateField path={`${path}.${index}.from`} label="第一天" />
          <DateField path={`${path}.${index}.to`} label="最后一天" />
          <SomeField
            path={`${path}.${index}.workTypes`}
            label={terms.workType}
            choices={chosen(offered(index))}
            all="全部维修类型"
          />
          <SomeField path={`${path}.${index}.tiers`} label="等级" choices={chosen(rules.tiers)} all="全部等级" />
          <Problems path={`${path}.${index}`} />
          <Problems path={`${path}.${index}.code`} />
        </fieldset>
      ))}
      <AddRow what="活动" taken={codes} codeFrom="campaign" disabled={campaigns.length >= CAMPAIGNS_MOST} onAdd={add} />
    </>
  )
}
