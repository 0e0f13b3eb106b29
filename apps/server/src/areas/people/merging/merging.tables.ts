import { code, document, id, moment, nullable, ref, words } from '../../../platform/db/columns.ts'
import { table } from '../../../platform/db/table.ts'
import { mergeRequestStates } from '@cheyou/contract/codes'
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

/** A merge of two archives that share neither phone nor ID number nor name: a second person decides (req. 1.7). */
export const mergeRequests = table(
  'merge_requests',
  {
    id: id(),
    groupId: ref(),
    keptCustomerId: ref(),
    mergedCustomerId: ref(),
    reason: words(200),
    state: code(mergeRequestStates, 12),
    askedBy: ref(),
    askedAt: moment(),
    decidedBy: nullable(ref()),
    decidedAt: nullable(moment()),
    refusalReason: nullable(words(200)),
  },
  [{ name: 'ix_merge_requests_state', columns: ['groupId', 'state', 'id'] }],
)
