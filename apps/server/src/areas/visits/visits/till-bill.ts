import type { VisitDiscounts, VisitDraft } from '@cheyou/contract'
import type { Role } from '@cheyou/contract/codes'
import type { Bill, BillLine, BillRequest } from '@cheyou/domain'
import { newId } from '../../../platform/db/ids.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import type { DeskVisit } from './desk-visit.ts'
import type { VisitOffers } from './visit-offers.ts'

/** What a visit at the desk is billed on: what was read, what was typed, whose discretion it is. Reads nothing. */
export function billRequest(desk: DeskVisit, draft: VisitDraft, offers: VisitOffers, role: Role): BillRequest {
  const { member, membershipActive, settledOn, rules, agreed } = desk
  const { discretionFen: amountFen } = draft
  return {
    lines: draftLines(draft),
    workType: draft.workType,
    settledOn,
    rules,
    prices: pricesOf(draft),
    member,
    membershipActive,
    vouchers: offers.vouchers,
    benefits: draft.benefits ?? [],
    benefitsLeft: offers.benefitsLeft,
    agreed: agreed && { ...agreed, code: agreed.id },
    discretion: amountFen ? { role, amountFen, approvedFen: offers.approvedFen } : null,
    lotId: newId(),
  }
}

/** What a line is called to which nobody gave a name. */
export const defaultItemNames = { labour: '工时', part: '配件' } as const

/** The lines of a draft, numbered; one without a name is called by its kind. */
function draftLines(draft: VisitDraft): BillLine[] {
  return draft.lines.map(({ itemName, lineKind, payer, amountFen }, i) => ({
    lineNo: i + 1,
    itemName: itemName ?? defaultItemNames[lineKind],
    lineKind,
    payer,
    amountFen,
  }))
}

/** An order number of the DMS stands for its bill, which the club's rates have come off already. */
function pricesOf({ prices, orderNumber }: VisitDraft): BillRequest['prices'] {
  return prices ?? (orderNumber === undefined ? 'list' : 'billed')
}

/** What came off, as the till shows it. */
export function discountsOf({ discounts }: Bill): VisitDiscounts {
  return {
    ...discounts,
    lines: [...discounts.lines],
    offers: discounts.offers.map(({ problem, ...outcome }) => ({
      ...outcome,
      problem: problem && { code: problem.code, facts: { ...problem.facts } },
    })),
  }
}

/** @throws the code of the first offer that cannot be used, with its facts */
export function requireUsable({ discounts }: Bill): void {
  for (const { step, code, problem } of discounts.offers)
    if (problem) throw new Refusal(problem.code, { ...problem.facts, step, offer: code })
}
