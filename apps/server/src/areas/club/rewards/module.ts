import { customerTied, storeRetired } from '@cheyou/contract'
import type { Module } from '../../../platform/module.ts'
import { inUnit } from '../../../platform/outbox/index.ts'
import { memberIn } from '../../../platform/subjects.ts'
import { rewardsTables } from './rewards.tables.ts'
import { redemptionsTables } from './redemptions.tables.ts'
import { Catalogue1795500000000 } from './migrations/1795500000000-catalogue.ts'
import { RedemptionsInOrder1795847100002 } from './migrations/1795847100002-redemptions-in-order.ts'
import { RedemptionStores1795858800000 } from './migrations/1795858800000-redemption-stores.ts'
import { RedemptionsInPieces1795500000001 } from './migrations/1795500000001-redemptions-in-pieces.ts'
import { expireRedemptions } from './expire-redemptions.ts'
import { moveLeftRedemptions } from './left-redemptions.ts'
import { forgetRedemptionScans } from './redemption-scans.ts'
import { redemptionsMerging } from './merging.ts'
import { rewardsRoutes } from './rewards.router.ts'
import { catalogueRoutes } from './catalogue.router.ts'
import { redemptionsRoutes } from './redemptions.router.ts'
import { requireCollectedElsewhere } from './collected-elsewhere.ts'
import { showToNewStores } from './show-to-stores.ts'
import { redemptionChecks } from './redemptions.audit.ts'

export const rewards: Module = {
  name: 'club/rewards',
  tables: [...rewardsTables, ...redemptionsTables],
  migrations: [
    Catalogue1795500000000,
    RedemptionsInPieces1795500000001,
    RedemptionsInOrder1795847100002,
    RedemptionStores1795858800000,
  ],
  handlers: [inUnit(customerTied, showToNewStores), inUnit(storeRetired, requireCollectedElsewhere)],
  routes: [rewardsRoutes, catalogueRoutes, redemptionsRoutes],
  merging: redemptionsMerging,
  subjects: { redemptionId: memberIn('redemptions') },
  audit: { counts: { redemptions: 'redemptions' }, checks: redemptionChecks },
  demo: () => import('./demo/index.ts'),
  jobs: [
    {
      kind: 'left_redemptions',
      title: '合并后留在原卡上的兑换转入保留的卡',
      nightly: { before: 'expire_lots' },
      work: moveLeftRedemptions,
    },
    {
      kind: 'expire_redemptions',
      title: '过期未领的兑换退回',
      // Points that come back to a lot that is over go with it.
      nightly: { before: 'expire_lots' },
      work: expireRedemptions,
    },
  ],
  upkeep: [forgetRedemptionScans],
}
