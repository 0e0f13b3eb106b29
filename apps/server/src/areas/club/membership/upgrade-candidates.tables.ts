import { EntitySchema } from 'typeorm'
import { document, id, moment, nullable, ref, whole, words } from '../../../platform/db/columns.ts'

/** A member who reached a higher tier and waits for the upgrade at the shop (req. 1.5). */
export interface UpgradeCandidateRow {
  id: string
  groupId: string
  memberId: string
  /** The member while it is open, then null: so that a member is in the queue once. */
  openMemberId: string | null
  fromTier: string
  toTier: string
  way: string
  evidence: string
  ruleVersion: number
  /** `open`, `confirmed`, or `withdrawn` when what had been reached was taken back. */
  state: string
  foundAt: Date
  closedAt: Date | null
  actId: string
}
export const upgradeCandidates = new EntitySchema<UpgradeCandidateRow>({
  name: 'upgrade_candidates',
  columns: {
    id: id(),
    groupId: ref(),
    memberId: ref(),
    openMemberId: nullable(ref()),
    fromTier: words(40),
    toTier: words(40),
    way: words(20),
    evidence: document(),
    ruleVersion: whole(),
    state: words(12),
    foundAt: moment(),
    closedAt: nullable(moment()),
    actId: ref(),
  },
  indices: [
    { name: 'ux_upgrade_candidates_open', columns: ['openMemberId'], unique: true },
    { name: 'ix_upgrade_candidates_queue', columns: ['groupId', 'state', 'foundAt'] },
  ],
})
