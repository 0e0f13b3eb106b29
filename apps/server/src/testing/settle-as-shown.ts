import type { QuotedVisit, SettledVisit, VisitDraft } from '@cheyou/contract'
import type { Idempotency } from '../platform/http/routes.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { StaffCaller } from '../areas/people/auth/index.ts'
import { previewVisit, settleVisit } from '../areas/visits/visits/settle-visit.ts'
import type { App } from '../wiring.ts'

/** Settles as a till does, at the sum that its preview shows; at another one when `quotedFen` says so. */
export async function settleAsShown(
  app: App,
  caller: StaffCaller,
  draft: VisitDraft & Partial<QuotedVisit>,
  idempotency: Idempotency,
): Promise<SettledVisit> {
  return settleVisit(app, caller, await asShown(app, caller, draft), idempotency)
}

/**
 * The draft with what the till shows for it. One that cannot be previewed is quoted at the sum of its lines: then it is settling that
 * refuses it.
 */
export async function asShown(
  app: App,
  caller: StaffCaller,
  draft: VisitDraft & Partial<QuotedVisit>,
): Promise<QuotedVisit> {
  return { ...draft, quotedFen: draft.quotedFen ?? (await shownFen(app, caller, draft)) }
}

async function shownFen(app: App, caller: StaffCaller, draft: VisitDraft): Promise<number> {
  try {
    return (await previewVisit(app, caller, draft)).totals.customerFen
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return customersSum(draft)
  }
}

/** What the customer pays where nothing comes off. */
export const customersSum = ({ lines }: Pick<VisitDraft, 'lines'>): number =>
  lines.reduce((sum, { payer, amountFen }) => sum + (payer === 'customer' ? amountFen : 0), 0)
