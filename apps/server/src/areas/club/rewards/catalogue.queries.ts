import { picturePath, type Catalogue, type ConsoleReward } from '@cheyou/contract'
import { sum } from '../../../platform/db/columns.ts'
import { rows } from '../../../platform/db/rows.ts'
import type { Sql } from '../../../platform/db/sql.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import type { App } from '../../../wiring.ts'
import type { StaffCaller } from '../../people/auth/index.ts'
import { knownStores, listDictionary, listStores } from '../../people/organisation/index.ts'
import { rulesInForce } from '../rules/index.ts'
import { redemptions } from './redemptions.tables.ts'
import { formOf, mayChange } from './reward-form.ts'
import { everyReward, findReward, type Reward } from './rewards.repository.ts'

/** The catalogue at the desk, with all that its forms choose among (req. 3.1). */
export async function catalogueAtDesk(app: App, caller: StaffCaller): Promise<Catalogue> {
  const { groupId } = app
  const sql = app.db.read
  const rules = await rulesInForce(sql, groupId, app.clock.now())
  const open = (await listStores(sql, groupId)).map(({ id }) => id)
  const taken = await takenOf(sql, groupId, null)
  const rewards = await everyReward(sql, groupId)
  const named = new Set(rewards.flatMap(({ storeIds }) => storeIds ?? []))
  // A closed store is a choice only as long as a reward names it.
  const stores = (await knownStores(sql, groupId)).filter(({ id }) => open.includes(id) || named.has(id))
  const mayOrder = mayChange(caller, null, open)
  const mayAdd = mayOrder || (caller.role === 'manager' && caller.storeIds.length > 0)
  return {
    rows: rewards.map((reward) => consoleReward(reward, taken, mayChange(caller, reward.storeIds, open))),
    tiers: rules.tiers.map(({ code, name }) => ({ code, name })),
    stores: stores.map(({ id, name }) => ({ storeId: id, name, mine: mayChange(caller, [id], open) })),
    workTypes: (await listDictionary(sql, groupId, 'work_type')).map(({ code, name }) => ({ code, name })),
    holdDays: rules.redemption.holdDays,
    can: [...(mayAdd ? (['add'] as const) : []), ...(mayOrder ? (['order'] as const) : [])],
  }
}

/** One reward as the desk sees it. @throws NOT_FOUND */
export async function rewardAtDesk(
  sql: Sql,
  groupId: string,
  caller: StaffCaller,
  rewardId: string,
): Promise<ConsoleReward> {
  const reward = await findReward(sql, groupId, '', rewardId)
  if (!reward) throw new Refusal('NOT_FOUND')
  const storeIds = (await listStores(sql, groupId)).map(({ id }) => id)
  const taken = await takenOf(sql, groupId, rewardId)
  return consoleReward(reward, taken, mayChange(caller, reward.storeIds, storeIds))
}

interface Taken {
  held: number
  handedOver: number
}

/** Pieces of each reward that members have redeemed. */
async function takenOf(sql: Sql, groupId: string, rewardId: string | null): Promise<Map<string, Taken>> {
  const found = await rows(
    sql,
    { rewardId: redemptions.rewardId, held: sum(), handedOver: sum() },
    `SELECT rewardId, SUM(CASE WHEN state = 'held' THEN quantity ELSE 0 END) AS held,
       SUM(CASE WHEN state = 'handed_over' THEN quantity ELSE 0 END) AS handedOver
     FROM redemptions WHERE groupId = ? ${rewardId === null ? '' : 'AND rewardId = ?'} GROUP BY rewardId`,
    rewardId === null ? [groupId] : [groupId, rewardId],
  )
  return new Map(found.map(({ rewardId: of, ...taken }) => [of, taken]))
}

function consoleReward(reward: Reward, taken: Map<string, Taken>, mayEdit: boolean): ConsoleReward {
  const { id, kind, stockLeft, revision, picture } = reward
  return {
    ...formOf(reward),
    rewardId: id,
    kind,
    stockLeft,
    revision,
    pictureUrl: picture === null ? null : picturePath(picture),
    state: reward.retired ? 'retired' : 'published',
    ...(taken.get(id) ?? { held: 0, handedOver: 0 }),
    can: mayEdit ? ['edit', 'move_stock'] : [],
  }
}
