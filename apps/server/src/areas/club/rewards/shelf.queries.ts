import type { BusinessDate, RuleSet } from '@cheyou/domain'
import type { Sql } from '../../../platform/db/sql.ts'
import { listDictionary, listStores } from '../../people/organisation/index.ts'
import type { Shop } from './rewards.presenter.ts'
import { offeredRewards, type Reward } from './rewards.repository.ts'

/** What rewards are read with: names of tiers, stores and kinds of work. */
export async function shopOf(sql: Sql, groupId: string, rules: RuleSet): Promise<Shop> {
  return {
    tiers: rules.tiers,
    stores: await listStores(sql, groupId),
    workTypes: await listDictionary(sql, groupId, 'work_type'),
    holdDays: rules.redemption.holdDays,
  }
}

/** The catalogue on a day: including what opens later, without what has closed. `memberId` '' for nobody in particular. */
export async function shownRewards(
  sql: Sql,
  groupId: string,
  memberId: string,
  today: BusinessDate,
): Promise<Reward[]> {
  const offered = await offeredRewards(sql, groupId, memberId)
  return offered.filter(({ closesOn }) => closesOn === null || closesOn >= today)
}
