import type { TillDraft } from '@cheyou/contract'
import { code, document, moment, primary, ref, whole, words } from '../../../platform/db/columns.ts'
import { table } from '../../../platform/db/table.ts'

/** A settled one stays until upkeep, so that nobody settles it a second time. */
export const draftStates = ['kept', 'dropped', 'settled'] as const

/** Visits that were put aside (挂单); the id is the idempotency key of the settlement. */
export const tillDrafts = table(
  'till_drafts',
  {
    id: primary(words(40)),
    groupId: ref(),
    storeId: ref(),
    memberId: ref(),
    state: code(draftStates, 12),
    form: document<TillDraft['form']>(),
    station: words(100),
    holderId: ref(),
    revision: whole(),
    keptAt: moment(),
  },
  [
    { name: 'ix_till_drafts_store', columns: ['storeId', 'state', 'keptAt'] },
    { name: 'ix_till_drafts_kept', columns: ['keptAt'] },
  ],
)

export const draftsTables = [tillDrafts]
