import {
  addReward as addEndpoint,
  bringBackReward,
  editReward as editEndpoint,
  getCatalogue,
  listStockMovements,
  moveStock as moveStockEndpoint,
  orderRewards as orderEndpoint,
  retireReward,
} from '@cheyou/contract'
import type { Routes } from '../../../platform/http/routes.ts'
import type { App } from '../../../wiring.ts'
import { catalogueAtDesk, rewardAtDesk } from './catalogue.queries.ts'
import { addReward, editReward, orderRewards, publishReward } from './edit-reward.ts'
import { moveStock } from './move-stock.ts'
import { stockMovementsOf } from './stock.repository.ts'

/** The catalogue at the desk: what is offered, and how its stock comes about (req. 3.1). */
export function catalogueRoutes(app: App, routes: Routes): void {
  routes
    .on(getCatalogue, ({ caller }) => catalogueAtDesk(app, caller))
    .on(addEndpoint, async ({ caller, body, idempotency }) =>
      rewardAtDesk(app, caller, await addReward(app, caller, body, idempotency)),
    )
    .on(editEndpoint, async ({ caller, params, body, idempotency }) => {
      await editReward(app, caller, { ...params, ...body }, idempotency)
      return rewardAtDesk(app, caller, params.rewardId)
    })
    .on(retireReward, async ({ caller, params, body, idempotency }) => {
      await publishReward(app, caller, { ...params, ...body, offered: false }, idempotency)
      return rewardAtDesk(app, caller, params.rewardId)
    })
    .on(bringBackReward, async ({ caller, params, body, idempotency }) => {
      await publishReward(app, caller, { ...params, ...body, offered: true }, idempotency)
      return rewardAtDesk(app, caller, params.rewardId)
    })
    .on(orderEndpoint, async ({ caller, body, idempotency }) => {
      await orderRewards(app, caller, body.rewardIds, idempotency)
      return { done: true as const }
    })
    .on(moveStockEndpoint, async ({ caller, params, body, idempotency }) => {
      await moveStock(app, caller, params.rewardId, body, idempotency)
      return rewardAtDesk(app, caller, params.rewardId)
    })
    .on(listStockMovements, async ({ params }) => ({
      rows: await stockMovementsOf(app.db.read, app.groupId, params.rewardId),
    }))
}
