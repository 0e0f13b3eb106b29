import { previewVisit, type QuotedVisit, type VisitDraft } from '@cheyou/contract'
import { Refused, type Client } from './client.ts'

/**
 * A draft with what the till shows for it, as it is settled. One that cannot be previewed is quoted at the sum of its lines: then it is
 * settling that refuses it.
 */
export async function quoted(till: Client, draft: VisitDraft): Promise<QuotedVisit> {
  return { ...draft, quotedFen: await shownFen(till, draft) }
}

async function shownFen(till: Client, draft: VisitDraft): Promise<number> {
  try {
    return (await till.call(previewVisit, { body: draft })).totals.customerFen
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    return draft.lines.reduce((sum, { payer, amountFen }) => sum + (payer === 'customer' ? amountFen : 0), 0)
  }
}
