import {
  correctVisit as correctVisitEndpoint,
  getMyCar,
  listMyCars,
  listWorkTypes,
  previewVisit as previewVisitEndpoint,
  settleVisit as settleVisitEndpoint,
  voidVisit as voidVisitEndpoint,
} from '@cheyou/contract'
import { PAGE_SIZE } from '../../../platform/http/paging.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import type { Routes } from '../../../platform/http/routes.ts'
import type { App } from '../../../wiring.ts'
import { carsOf } from '../../people/customers/index.ts'
import { listDictionary } from '../../people/organisation/index.ts'
import { correctVisit } from './correct-visit.ts'
import { previewVisit, settleVisit } from './settle-visit.ts'
import { serviceHistory } from './visits.queries.ts'
import { voidVisit } from './void-visit.ts'

/** Visits at the desk, and an owner's cars with what was done to them. */
export function visitsRoutes(app: App, routes: Routes): void {
  routes
    .on(listWorkTypes, async () => {
      const values = await listDictionary(app.db.read, app.groupId, 'work_type')
      return { rows: values.map(({ code, name }) => ({ code, name })) }
    })
    .on(previewVisitEndpoint, ({ caller, body }) => previewVisit(app, caller, body))
    .on(settleVisitEndpoint, ({ caller, body, idempotency }) => settleVisit(app, caller, body, idempotency))
    .on(voidVisitEndpoint, ({ caller, params, body, idempotency }) =>
      voidVisit(app, caller, params.visitId, body.reason, idempotency),
    )
    .on(correctVisitEndpoint, ({ caller, params, body, idempotency }) =>
      correctVisit(app, caller, params.visitId, body, idempotency),
    )
    .on(listMyCars, async ({ caller }) => {
      const cars = await carsOf(app.db.read, [caller.customerId])
      return { rows: cars.get(caller.customerId) ?? [] }
    })
    .on(getMyCar, async ({ caller, params, query }) => {
      const cars = await carsOf(app.db.read, [caller.customerId])
      const car = cars.get(caller.customerId)?.find((own) => own.vehicleId === params.vehicleId)
      if (!car) throw new Refusal('NOT_FOUND')
      const { customerId, memberId } = caller
      const history = await serviceHistory(
        app.db.read,
        { groupId: app.groupId, vehicleId: car.vehicleId, customerId, memberId },
        { cursor: query.cursor, limit: query.limit ?? PAGE_SIZE },
      )
      return { car, ...history }
    })
}
