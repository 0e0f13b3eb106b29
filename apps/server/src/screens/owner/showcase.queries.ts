import type { Showcase } from '@cheyou/contract'
import { businessDateOf } from '@cheyou/domain'
import { tiersOnOffer } from '../../areas/club/membership/index.ts'
import { rewardOnShow, shopOf, shownRewards } from '../../areas/club/rewards/index.ts'
import { rulesInForce } from '../../areas/club/rules/index.ts'
import { clubLook, storesOnShow } from '../../areas/people/organisation/index.ts'
import type { Sql } from '../../platform/db/sql.ts'

/** What the club offers, for people who are not members yet. */
export async function showcase(sql: Sql, groupId: string, now: Date): Promise<Showcase> {
  const rules = await rulesInForce(sql, groupId, now)
  const shop = await shopOf(sql, groupId, rules)
  const rewards = await shownRewards(sql, groupId, '', businessDateOf(now))
  return {
    club: await clubLook(sql, groupId),
    rewards: rewards.map((reward) => rewardOnShow(reward, shop)),
    tiers: tiersOnOffer(rules),
    stores: await storesOnShow(sql, groupId),
  }
}
