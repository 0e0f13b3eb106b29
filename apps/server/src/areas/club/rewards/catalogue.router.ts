import {
  addReward as addEndpoint,
  bringBackReward,
  bringBackRewards,
  editReward as editEndpoint,
  getCatalogue,
  listStockMovements,
  moveStock as moveStockEndpoint,
  orderRewards as orderEndpoint,
  retireReward,
  retireRewards,
} from '@cheyou/contract'
import type { Routes } from '../../../platform/http/routes.ts'
import type { App } from '../../../wiring.ts'
import { catalogueAtDesk } from './catalogue.queries.ts'
import { addReward, editReward, orderRewards, publishReward, publishRewards } from './edit-reward.ts'
import { moveStock } from './move-stock.ts'
import { requireOwnReward } from './reward-form.ts'
import { stockMovementsOf } from './stock.repository.ts'

/** The catalogue at the desk: what is offered, and how its stock comes about (req. 3.1). */
export function catalogueRoutes(app: App, routes: Routes): void {
  routes
    .on(getCatalogue, ({ caller }) => catalogueAtDesk(app, caller))
    .on(addEndpoint, ({ caller, body, idempotency }) => addReward(app, caller, body, idempotency))
    .on(editEndpoint, ({ caller, params, body, idempotency }) =>
      editReward(app, caller, { ...params, ...body }, idempotency),
    )
    .on(retireReward, ({ caller, params, body, idempotency }) =>
      publishReward(app, caller, { ...params, ...body, offered: false }, idempotency),
    )
    .on(bringBackReward, ({ caller, params, body, idempotency }) =>
      publishReward(app, caller, { ...params, ...body, offered: true }, idempotency),
    )
    .on(retireRewards, ({ caller, body, idempotency }) =>
      publishRewards(app, caller, { ...body, offered: false }, idempotency),
    )
    .on(bringBackRewards, ({ caller, body, idempotency }) =>
      publishRewards(app, caller, { ...body, offered: true }, idempotency),
    )
    .on(orderEndpoint, ({ caller, body, idempotency }) => orderRewards(app, caller, body.rewardIds, idempotency))
    .on(moveStockEndpoint, ({ caller, params, body, idempotency }) =>
      moveStock(app, caller, params.rewardId, body, idempotency),
    )
    .on(listStockMovements, async ({ caller, params }) => {
      await requireOwnReward(app, caller, params.rewardId)
      return { rows: await stockMovementsOf(app.db.read, app.groupId, params.rewardId) }
    })
}
