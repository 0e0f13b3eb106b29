import { lineKindNames, terms } from '@cheyou/words'
import { NumberField, SomeField } from './fields.tsx'
import { Problems, useRulesForm } from './form.tsx'
import styles from './rules.module.css'

const kinds = (['labour', 'part'] as const).map((value) => ({ value, label: lineKindNames[value] }))

/** On what each counted benefit is used at the till, and how much one use takes off (req. 3.4). */
export function BenefitTermsForm() {
  const { rules, workTypes } = useRulesForm()
  const { benefits, tiers } = rules
  const names = new Map(tiers.flatMap((tier) => tier.package.benefits.map(({ code, name }) => [code, name])))
  // A retired work type is not chosen any more, but what was chosen keeps its name.
  const offered = (index: number) =>
    workTypes
      .filter(({ code, retired }) => !retired || benefits[index]?.workTypes?.includes(code))
      .map(({ code, name }) => ({ value: code, label: name }))
  return benefits.map(
    ({ code }, index) =>
      names.has(code) && (
        <fieldset key={code} className={styles.group}>
          <legend className={styles.legend}>{names.get(code)}用在什么上</legend>
          <SomeField
            path={`benefits.${index}.workTypes`}
            label={terms.workType}
            choices={offered(index)}
            all="全部维修类型"
          />
          <SomeField path={`benefits.${index}.lineKinds`} label="项目" choices={kinds} all="工时和配件" />
          <NumberField path={`benefits.${index}.mostFen`} label="每次最多减" unit="元" scale={100} none="整项" />
          <Problems path={`benefits.${index}`} />
          <Problems path={`benefits.${index}.code`} />
        </fieldset>
      ),
  )
}
