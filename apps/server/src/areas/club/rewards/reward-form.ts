import type { NewReward as NewRewardForm, RewardTerms as RewardForm } from '@cheyou/contract'
import type { RewardKind } from '@cheyou/contract/codes'
import { checkReward, type RewardProblemCode } from '@cheyou/domain'
import { faceValueMissing } from '@cheyou/words'
import type { Unit } from '../../../platform/db/database.ts'
import { only } from '../../../platform/db/table.ts'
import { InvalidInput } from '../../../platform/http/invalid-input.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import type { App } from '../../../wiring.ts'
import type { StaffCaller } from '../../people/auth/index.ts'
import { pictureExists } from '../../../platform/files/index.ts'
import { knownStores, listDictionary, listStores } from '../../people/organisation/index.ts'
import { rulesInForce } from '../rules/index.ts'
import { addRewards, findReward } from './rewards.repository.ts'
import { rewardTerms, type RewardTerms } from './rewards.tables.ts'

/** For programs that show the server's words; the console has its own. */
const words: Record<RewardProblemCode, string> = {
  VOUCHER_TERMS_MISSING: faceValueMissing,
  VOUCHER_TERMS_UNFIT: '只有代金券有面值',
  PERIOD_REVERSED: '不能早于开始日期',
  LIST_EMPTY: '请至少选一项',
  TIER_UNKNOWN: '没有这个等级',
  TIER_NOT_ADMITTED: '这个等级不能兑换',
  TIER_LIMIT_IDLE: '不低于每人限兑，不起作用',
  STORE_UNKNOWN: '没有这家门店',
  WORK_TYPE_UNKNOWN: '没有这种维修类型',
}

/**
 * What a form says of a reward as it is kept, once everything in it fits and is there (req. 3.1).
 * @throws InvalidInput naming every place that does not fit, PICTURE_UNKNOWN
 */
export async function termsOfForm(unit: Unit, kind: RewardKind, form: RewardForm): Promise<RewardTerms> {
  const { groupId } = unit.act
  const { tiers } = await rulesInForce(unit.sql, groupId, unit.now)
  const problems = checkReward(
    { kind, ...form },
    {
      tiers: tiers.map(({ code }) => code),
      storeIds: (await knownStores(unit.sql, groupId)).map(({ id }) => id),
      workTypes: (await listDictionary(unit.sql, groupId, 'work_type')).map(({ code }) => code),
    },
  )
  if (problems.length > 0)
    throw new InvalidInput(problems.map(({ path, code }) => ({ path, code, message: words[code] })))
  if (form.picture !== null && !(await pictureExists(unit.sql, groupId, form.picture)))
    throw new Refusal('PICTURE_UNKNOWN')
  const { voucher, ...rest } = form
  return { ...rest, ...(voucher ?? { faceFen: null, minimumSpendFen: null, workTypes: null, lineKinds: null }) }
}

/** What is kept of a reward as a form says it: the other way round. */
export function formOf(reward: RewardTerms): RewardForm {
  const { faceFen, minimumSpendFen, workTypes, lineKinds, ...rest } = only(rewardTerms, reward)
  return {
    ...rest,
    voucher: faceFen === null ? null : { faceFen, minimumSpendFen: minimumSpendFen ?? 0, workTypes, lineKinds },
  }
}

/** Offers rewards as forms say them, at the end of the catalogue. @throws InvalidInput with the place in the list, PICTURE_UNKNOWN, DuplicateKey */
export async function offerRewards(unit: Unit, forms: readonly NewRewardForm[]): Promise<string[]> {
  const rewards = []
  for (const [i, { kind, stockLeft, ...form }] of forms.entries()) {
    try {
      rewards.push({ kind, stockLeft, ...(await termsOfForm(unit, kind, form)) })
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error
      throw new InvalidInput(error.errors.map(({ path, ...rest }) => ({ path: `${i}.${path}`, ...rest })))
    }
  }
  return addRewards(unit, rewards)
}

/**
 * Whether staff may change a reward: those of some stores belong to the managers of all of these, the others to managers of
 * the whole group.
 */
export function mayChange(
  caller: StaffCaller,
  storeIds: readonly string[] | null,
  allStoreIds: readonly string[],
): boolean {
  if (caller.role === 'group_admin') return true
  return caller.role === 'manager' && (storeIds ?? allStoreIds).every((id) => caller.storeIds.includes(id))
}

/** @throws ROLE_MISSING for a reward of stores that are not theirs */
export async function requireMayChange(
  unit: Unit,
  caller: StaffCaller,
  storeIds: readonly string[] | null,
): Promise<void> {
  const all = (await listStores(unit.sql, unit.act.groupId)).map(({ id }) => id)
  if (!mayChange(caller, storeIds, all)) throw new Refusal('ROLE_MISSING', { storeIds: storeIds ?? all })
}

/** Lets staff of the reward's stores see what only concerns these, such as their stock. @throws NOT_FOUND, ROLE_MISSING */
export async function requireOwnReward(app: App, caller: StaffCaller, rewardId: string): Promise<void> {
  const reward = await findReward(app.db.read, app.groupId, '', rewardId)
  if (!reward) throw new Refusal('NOT_FOUND')
  const { storeIds } = reward
  if (caller.role === 'group_admin' || storeIds === null) return
  if (!storeIds.some((id) => caller.storeIds.includes(id))) throw new Refusal('ROLE_MISSING', { storeIds })
}
