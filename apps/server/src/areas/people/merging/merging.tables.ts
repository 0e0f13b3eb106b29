import { document, id, moment, nullable, ref, words } from '../../../platform/db/columns.ts'
import { table } from '../../../platform/db/table.ts'
import type { Moved } from '../../../platform/merging.ts'

/** How much moved from one archive to the other. */
export type MovedByMerge = Pick<Moved, 'cars' | 'visits' | 'points'>

/** Two archives that turned out to be one person's (req. 1.7): the merged one is an alias of the kept one from then on. */
export const customerMerges = table(
  'customer_merges',
  {
    id: id(),
    groupId: ref(),
    storeId: nullable(ref()),
    keptCustomerId: ref(),
    mergedCustomerId: ref(),
    keptMemberId: nullable(ref()),
    mergedMemberId: nullable(ref()),
    /** How much moved: cars, visits, points. */
    moved: document<MovedByMerge>(),
    reason: words(200),
    actId: ref(),
    at: moment(),
  },
  [
    { name: 'ux_customer_merges_merged', columns: ['mergedCustomerId'], unique: true },
    { name: 'ix_customer_merges_kept', columns: ['keptCustomerId'] },
  ],
)
