import { upgradeWays } from '@cheyou/contract/codes'
import { code, document, id, moment, nullable, ref, whole, words } from '../../../platform/db/columns.ts'
import { table } from '../../../platform/db/table.ts'

/** A member who reached a higher tier and waits for the upgrade at the shop (req. 1.5). */
export const upgradeCandidates = table(
  'upgrade_candidates',
  {
    id: id(),
    groupId: ref(),
    memberId: ref(),
    /** The member while it is open, then null: so that a member is in the queue once. */
    openMemberId: nullable(ref()),
    fromTier: words(40),
    toTier: words(40),
    way: code(upgradeWays, 20),
    evidence: document<object>(),
    ruleVersion: whole(),
    /** `open`, `confirmed`, or `withdrawn` when what had been reached was taken back. */
    state: code(['open', 'confirmed', 'withdrawn'], 12),
    foundAt: moment(),
    closedAt: nullable(moment()),
    actId: ref(),
  },
  [
    { name: 'ux_upgrade_candidates_open', columns: ['openMemberId'], unique: true },
    { name: 'ix_upgrade_candidates_queue', columns: ['groupId', 'state', 'foundAt'] },
  ],
)
