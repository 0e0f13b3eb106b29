import type {
  BulkDone,
  ByIds,
  ConsoleReward,
  NewReward as NewRewardForm,
  RewardTerms as RewardForm,
} from '@cheyou/contract'
import { staffAct } from '../../../platform/db/acts.ts'
import type { Unit } from '../../../platform/db/database.ts'
import { DuplicateKey } from '../../../platform/db/errors.ts'
import { listRows, updateRows } from '../../../platform/db/table-rows.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import type { Idempotency } from '../../../platform/http/routes.ts'
import type { App } from '../../../wiring.ts'
import type { StaffCaller } from '../../people/auth/index.ts'
import { inBulk } from '../../people/desk/index.ts'
import { rewardAtDesk } from './catalogue.queries.ts'
import { requireMayChange, termsOfForm } from './reward-form.ts'
import { addRewards, changeReward, findReward, type Reward } from './rewards.repository.ts'
import { rewards } from './rewards.tables.ts'

/** Offers a new reward at the end of the catalogue (req. 3.1). @throws InvalidInput, PICTURE_UNKNOWN, ROLE_MISSING, REWARD_NAME_TAKEN */
export async function addReward(
  app: App,
  caller: StaffCaller,
  form: NewRewardForm,
  idempotency: Idempotency,
): Promise<ConsoleReward> {
  const { kind, stockLeft, ...terms } = form
  return named(
    app.db.unit(staffAct(app, caller, 'rewards.add', { idempotency }), async (unit) => {
      const kept = await termsOfForm(unit, kind, terms)
      await requireMayChange(unit, caller, kept.storeIds)
      const [id] = await addRewards(unit, [{ kind, stockLeft, ...kept }])
      return rewardAtDesk(unit.sql, app.groupId, caller, id!)
    }),
  )
}

/**
 * Changes what a reward is from now on; redemptions that are made keep their points, terms and name. Its kind stays, and its
 * stock is changed by stock movements only.
 * @throws REWARD_CHANGED when somebody else changed it meanwhile; and as `addReward`
 */
export async function editReward(
  app: App,
  caller: StaffCaller,
  { rewardId, revision, ...form }: RewardForm & { rewardId: string; revision: number },
  idempotency: Idempotency,
): Promise<ConsoleReward> {
  return named(
    app.db.unit(staffAct(app, caller, 'rewards.edit', { idempotency }), async (unit) => {
      const reward = await changeable(unit, caller, rewardId)
      const kept = await termsOfForm(unit, reward.kind, form)
      await requireMayChange(unit, caller, kept.storeIds)
      await change(unit, rewardId, revision, kept)
      return rewardAtDesk(unit.sql, app.groupId, caller, rewardId)
    }),
  )
}

/** Takes a reward out of the catalogue or puts it back; what is redeemed can be collected either way. @throws REWARD_CHANGED */
export async function publishReward(
  app: App,
  caller: StaffCaller,
  { rewardId, revision, offered }: { rewardId: string; revision: number; offered: boolean },
  idempotency: Idempotency,
): Promise<ConsoleReward> {
  const act = staffAct(app, caller, offered ? 'rewards.bring-back' : 'rewards.retire', { idempotency })
  return app.db.unit(act, async (unit) => {
    const reward = await changeable(unit, caller, rewardId)
    // Done already from another window: nothing to change, and nothing to complain about.
    if (reward.retired === offered) await change(unit, rewardId, revision, { retiredAt: offered ? null : unit.now })
    return rewardAtDesk(unit.sql, app.groupId, caller, rewardId)
  })
}

/** The same to many at once, each by itself, at the revision that it has now. */
export async function publishRewards(
  app: App,
  caller: StaffCaller,
  { chosen: { ids }, offered }: { chosen: ByIds; offered: boolean },
  idempotency: Idempotency,
): Promise<BulkDone> {
  const where = { id: ids, groupId: app.groupId }
  const columns = ['id', 'name', 'revision'] as const
  const found = await listRows(app.db.read, rewards, where, { columns, orderBy: ['position', 'id'] })
  const revisions = new Map(found.map(({ id, revision }) => [id, revision]))
  return inBulk(app, caller, {
    action: offered ? 'rewards.bring-back' : 'rewards.retire',
    chosen: found.map(({ id, name }) => ({ id, name })),
    count: new Set(ids).size,
    idempotency,
    each: (rewardId, own) =>
      publishReward(app, caller, { rewardId, revision: revisions.get(rewardId) ?? 0, offered }, own),
  })
}

/** Orders the catalogue. @throws REWARD_CHANGED when the list is not every reward that is offered, once; ROLE_MISSING */
export async function orderRewards(
  app: App,
  caller: StaffCaller,
  rewardIds: readonly string[],
  idempotency: Idempotency,
): Promise<{ done: true }> {
  return app.db.unit(staffAct(app, caller, 'rewards.order', { idempotency }), async (unit) => {
    await requireMayChange(unit, caller, null)
    const { groupId } = app
    const offered = await listRows(
      unit.sql,
      rewards,
      { groupId, retiredAt: null },
      { columns: ['id'], orderBy: ['id'] },
    )
    const given = [...rewardIds].sort()
    if (given.length !== offered.length || offered.some(({ id }, i) => id !== given[i]))
      throw new Refusal('REWARD_CHANGED')
    for (const [i, id] of rewardIds.entries()) await updateRows(unit.sql, rewards, { position: i + 1 }, { groupId, id })
    return { done: true as const }
  })
}

/** A reward that this caller may change. @throws NOT_FOUND, ROLE_MISSING */
export async function changeable(unit: Unit, caller: StaffCaller, rewardId: string): Promise<Reward> {
  const reward = await findReward(unit.sql, unit.act.groupId, '', rewardId)
  if (!reward) throw new Refusal('NOT_FOUND')
  await requireMayChange(unit, caller, reward.storeIds)
  return reward
}

async function change(
  unit: Unit,
  rewardId: string,
  revision: number,
  to: Parameters<typeof changeReward>[3],
): Promise<void> {
  if (!(await changeReward(unit, rewardId, revision, to))) throw new Refusal('REWARD_CHANGED', { revision })
}

/** Two rewards of one name could not be told apart on a slip. */
async function named<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    if (error instanceof DuplicateKey && error.table === 'rewards') throw new Refusal('REWARD_NAME_TAKEN')
    throw error
  }
}
