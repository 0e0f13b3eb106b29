import { useMemo } from 'react'
import type { ReactNode } from 'react'
import type { RuleProblem } from '@cheyou/contract'
import type { RuleList } from './rule-queries.ts'
import { ruleProblemSentence } from '../../copy/rule-problems.ts'
import { ruleSections, type Named, type RuleSection } from '../../copy/rule-words.ts'
import { CampaignsForm } from './campaigns-form.tsx'
import { DiscountsForm } from './discounts-form.tsx'
import { EntryForm } from './entry-form.tsx'
import { RulesFormContext, type RulesFormValue } from './form.tsx'
import { LimitsForm } from './limits-form.tsx'
import { MembershipForm } from './membership-form.tsx'
import { PointsForm } from './points-form.tsx'
import { RatesForm } from './rates-form.tsx'
import { SourcesForm } from './sources-form.tsx'
import { TiersForm } from './tiers-form.tsx'
import { UpgradeForm } from './upgrade-form.tsx'
import type { DraftAtWork } from './use-draft.ts'
import styles from './rules.module.css'

/** Every part of the rules: its form, and which places of the document are in it. */
const parts: Readonly<Record<RuleSection, { form: ReactNode; at: RegExp }>> = {
  等级与服务包: { form: <TiersForm />, at: /^tiers/ },
  入会等级: { form: <EntryForm />, at: /^entry/ },
  积分比例: { form: <RatesForm />, at: /^earning\.rates/ },
  积分活动: { form: <CampaignsForm />, at: /^earning\.campaigns/ },
  其他积分来源: { form: <SourcesForm />, at: /^earning\.sources/ },
  积分有效期与价值: { form: <PointsForm />, at: /^(expiry|points\.liability|redemption)/ },
  入会与续会: { form: <MembershipForm />, at: /^(joining|membership)/ },
  升级与降级: { form: <UpgradeForm />, at: /^(upgrade|downgrade)/ },
  优惠与代金券: { form: <DiscountsForm />, at: /^(thresholds|discounts|vouchers)/ },
  限额: { form: <LimitsForm />, at: /^(limits|points\.approval)/ },
}

const placeOf = (section: RuleSection) => `rules-${ruleSections.indexOf(section) + 1}`

interface DraftFormProps {
  readonly draft: Pick<DraftAtWork, 'rules' | 'saved' | 'change'>
  readonly workTypes: RuleList['workTypes']
  /** Tiers and work types by name, for the sentences. */
  readonly names: readonly Named[]
}

/** The rules as forms and tables; each problem that the server found stands at its field (req. 2.3). */
export function DraftForm({ draft, workTypes, names }: DraftFormProps) {
  const { rules, saved, change } = draft
  const { problems } = saved
  const value = useMemo<RulesFormValue>(() => {
    return { rules, problems, names, workTypes, change: (next, place) => change({ rules: next }, place) }
  }, [rules, problems, names, workTypes, change])
  const elsewhere = problems.filter(({ path }) => !ruleSections.some((section) => parts[section].at.test(path)))
  return (
    <RulesFormContext.Provider value={value}>
      <div className={styles.form}>
        <SectionLinks problems={problems} />
        <div className={styles.sections}>
          {elsewhere.map((problem) => (
            <p key={`${problem.path} ${problem.code}`} className={styles.problem} role="alert">
              {ruleProblemSentence(problem, names)}
            </p>
          ))}
          {ruleSections.map((section) => (
            <section key={section} id={placeOf(section)} className={styles.card} aria-label={section}>
              <h2 className={styles.heading}>{section}</h2>
              {parts[section].form}
            </section>
          ))}
        </div>
      </div>
    </RulesFormContext.Provider>
  )
}

/** The way to each part, and how much is wrong there. */
function SectionLinks({ problems }: { readonly problems: readonly RuleProblem[] }) {
  return (
    <nav className={styles.sectionLinks} aria-label="规则的各部分">
      <ul>
        {ruleSections.map((section) => {
          const wrong = problems.filter(({ path }) => parts[section].at.test(path)).length
          return (
            <li key={section}>
              <a href={`#${placeOf(section)}`}>
                {section}
                {wrong > 0 && (
                  <span className={styles.count}>
                    {wrong}
                    <span className="visually-hidden"> 处要改</span>
                  </span>
                )}
              </a>
            </li>
          )
        })}
      </ul>
    </nav>
  )
}
