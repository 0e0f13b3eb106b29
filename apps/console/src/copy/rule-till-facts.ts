import type { Rules } from '@cheyou/contract'
import { discount, percent, roleNames, yuan, terms } from '@cheyou/words'
import { about, points, type RuleFact } from './rule-words.ts'

type Step = Rules['discounts']['order'][number]

export const discountStepLabels: Readonly<Record<Step, string>> = {
  benefit: '服务包免费项目',
  tier: '等级折扣',
  threshold: '门槛优惠',
  voucher: '代金券',
}

export function discountFacts({ thresholds, discounts, vouchers }: Rules): RuleFact[] {
  const say = about('优惠与代金券', 'discounts', '结算')
  return [
    ...thresholds.flatMap(({ code, name, qualifying, labourMilli, partsMilli }) => {
      const own = about('优惠与代金券', `threshold.${code}`, name)
      return [
        own('名称', name),
        own('累计积分满', points(qualifying)),
        own('工时', discount(labourMilli)),
        own('配件', discount(partsMilli)),
      ]
    }),
    say('先后', discounts.order.map((step) => discountStepLabels[step]).join(' → ')),
    say('等级与门槛折扣', discounts.stacking === 'best' ? '取优惠大的一个' : '先后都用'),
    say('每次用券', `最多 ${vouchers.perVisitMax} 张`),
    say('代金券', vouchers.partialUse ? '可分次用' : '一次用完'),
  ]
}

export function limitFacts({ limits, points: value }: Rules): RuleFact[] {
  const say = about('限额', 'limits', terms.adjustment)
  return [
    say('每次最多', points(limits.adjustment.mostPoints)),
    say('超过需复核', points(value.approvalAbovePoints)),
    say('扣到欠分', limits.adjustment.mayOwe ? '允许' : '不允许'),
    ...limits.discretionary.map(({ role, mostMilli }) =>
      about('限额', `discretionary.${role}`, '临时优惠')(roleNames[role], `最多 ${percent(mostMilli)}`),
    ),
    ...visitFacts(limits.visit),
  ]
}

function visitFacts({ byRole, withoutNumberFen, mostFen }: Rules['limits']['visit']): RuleFact[] {
  const say = about('限额', 'limits.visit', terms.visitEntry)
  return [
    say('没有工单号', `超过 ${yuan(withoutNumberFen)} 由店长登记`),
    say('每次最多', yuan(mostFen)),
    ...byRole.map((limit) =>
      about(
        '限额',
        `limits.visit.${limit.role}`,
        terms.visitEntry,
      )(roleNames[limit.role], `超过 ${yuan(limit.mostFen)} 由店长登记`),
    ),
  ]
}
