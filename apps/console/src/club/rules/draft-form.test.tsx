import { MemoryRouter } from 'react-router'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import type { RuleProblem, Rules } from '@cheyou/contract'
import { exampleRules } from '../../copy/testing/example-rules.ts'
import { DraftForm } from './draft-form.tsx'

/** Rules with something at every place where something may be wrong. */
function fullRules(): Rules {
  const rules = exampleRules()
  const wash = { code: 'wash', name: '免费洗车', perYear: 2 }
  rules.tiers[1]!.package.benefits = [wash, wash]
  rules.entry.existing.shares = [{ tier: 'silver', shareMilli: 200 }]
  rules.earning.rates.push(structuredClone(rules.earning.rates[0]!))
  rules.earning.sources = [{ code: 'birthday', name: '生日', qualifying: 0, redeemable: 0, perYear: 1 }]
  const from = '2027-03-01'
  rules.earning.campaigns = [
    { code: 'spring', name: '春季', from, to: from, workTypes: [], tiers: [], multiplierMilli: 2000 },
  ]
  rules.expiry = { kind: 'rolling_months', months: 24 }
  rules.downgrade = { kind: 'one_step', belowQualifying: 1000 }
  return rules
}

const under = (path: string, keys: string) => keys.split(' ').map((key) => `${path}.${key}`)
/** Every place that the check of rules may name. */
const places = [
  'tiers',
  ...under('tiers.1', 'code thresholdQualifying earningMilli package.labourMilli package.partsMilli'),
  ...under('tiers.1.package.benefits', '0.perYear 1.code'),
  ...under('thresholds.0', 'code qualifying labourMilli partsMilli'),
  ...under(
    'entry',
    'newMember existing.shares existing.shares.0.shareMilli existing.shares.0.tier existing.windowMonths',
  ),
  ...under('earning.rates.0', 'qualifyingMilliPerYuan redeemableMilliPerYuan workType'),
  'earning.rates',
  'earning.rates.0',
  // The same work type and payer once more.
  'earning.rates.4',
  ...under('earning.sources.0', 'code qualifying redeemable perYear'),
  'earning.campaigns.0',
  ...under('earning.campaigns.0', 'code multiplierMilli workTypes tiers'),
  ...under('points', 'liabilityFenPerPoint approvalAbovePoints'),
  'expiry.months',
  'redemption.holdDays',
  'joining.ways',
  ...under('joining.ways.fee', 'feeFen minimumSpendFen bonus.qualifying bonus.redeemable'),
  ...under('membership', 'months graceDays renewal'),
  ...under('membership.renewal', 'fee.amountFen points.redeemable insurance.premiumFen remindDaysBefore.2'),
  'upgrade.ways',
  ...under('upgrade.ways', 'redeemable_points.points repair.amountFen insurance.premiumFen insurance.years'),
  'downgrade.belowQualifying',
  ...under('discounts', 'order order.0'),
  'vouchers.perVisitMax',
  ...under('limits', 'adjustment.mostPoints discretionary.0.mostMilli discretionary.0.role'),
  ...under('limits.visit', 'mostFen withoutNumberFen byRole.0.mostFen byRole.0.role'),
]

function rendered(problems: RuleProblem[]): string {
  const rules = fullRules()
  const draft = { draftId: 'x', name: '草稿', basedOn: 1, revision: 1, updatedAt: '', rules, problems }
  const work = { rules, saved: draft, change: () => undefined }
  return renderToStaticMarkup(
    <MemoryRouter>
      <DraftForm draft={work} workTypes={[{ code: 'repair', name: '一般维修', retired: false }]} names={[]} />
    </MemoryRouter>,
  )
}

it('shows what is wrong at its place, for every place there is', () => {
  const page = rendered(places.map((path) => ({ path, code: 'NUMBER_INVALID', facts: { least: 0, most: 9 } })))
  const shown = [...page.matchAll(/data-path="([^"]+)"/g)].map(([, path]) => path)
  expect(shown).toHaveLength(places.length)
  expect(new Set(shown)).toEqual(new Set(places))
})

it('says what has no place in the form above it, and nothing when all is right', () => {
  const page = rendered([{ path: 'version', code: 'NUMBER_INVALID', facts: { least: 1, most: 9 } }])
  expect(page).toContain('请填 1 到 9 之间的整数')
  expect(rendered([])).not.toContain('role="alert"')
})
