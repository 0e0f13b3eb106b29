import type { EndpointInput, noteExport as noteEndpoint } from '@cheyou/contract'
import { staffAct } from '../../../platform/db/acts.ts'
import type { Idempotency } from '../../../platform/db/database.ts'
import type { App } from '../../../wiring.ts'
import type { StaffCaller } from '../auth/index.ts'

type Export = EndpointInput<typeof noteEndpoint>['body']

/** One act for each file: which list, under which filters, how many rows (req. 15.2). */
export async function noteExport(
  app: App,
  caller: StaffCaller,
  { title, filters, rows, format }: Export,
  idempotency: Idempotency,
): Promise<{ done: true }> {
  const reason = `${title}：${filters}；${rows} 行，${format}`
  return app.db.unit(staffAct(app, caller, 'desk.export', { reason, idempotency }), async (unit) => {
    await unit.leaveAct()
    return { done: true }
  })
}
