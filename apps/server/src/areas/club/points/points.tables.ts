import { EntitySchema } from 'typeorm'
import {
  amount,
  date,
  document,
  id,
  moment,
  nullable,
  primary,
  ref,
  whole,
  words,
} from '../../../platform/db/columns.ts'

/** A member's balances: a cache of the ledger, changed only with it, checked by the audit. */
export interface PointAccountRow {
  memberId: string
  groupId: string
  qualifying: number
  redeemable: number
  held: number
  debt: number
}
export const pointAccounts = new EntitySchema<PointAccountRow>({
  name: 'point_accounts',
  columns: {
    memberId: primary(ref()),
    groupId: ref(),
    qualifying: amount(),
    redeemable: amount(),
    held: amount(),
    debt: amount(),
  },
})

/** One posting of the append-only ledger: one cause, its entries sum to zero on each track (req. 2.9). */
export interface LedgerPostingRow {
  id: string
  groupId: string
  memberId: string
  cause: string
  kind: string
  subjectId: string
  reversesId: string | null
  tier: string | null
  ruleVersion: number | null
  facts: string
  effectiveAt: Date
  postedAt: Date
  actId: string
}
export const ledgerPostings = new EntitySchema<LedgerPostingRow>({
  name: 'ledger_postings',
  columns: {
    id: id(),
    groupId: ref(),
    memberId: ref(),
    cause: words(100),
    kind: words(30),
    subjectId: ref(),
    reversesId: nullable(ref()),
    tier: nullable(words(40)),
    ruleVersion: nullable(whole()),
    facts: document(),
    effectiveAt: moment(),
    postedAt: moment(),
    actId: ref(),
  },
  indices: [
    { name: 'ux_ledger_postings_cause', columns: ['memberId', 'cause'], unique: true },
    { name: 'ix_ledger_postings_statement', columns: ['memberId', 'effectiveAt', 'id'] },
    { name: 'ix_ledger_postings_subject', columns: ['subjectId'] },
  ],
})

export interface LedgerEntryRow {
  id: string
  groupId: string
  memberId: string
  postingId: string
  track: string
  account: string
  points: number
  lotId: string | null
}
export const ledgerEntries = new EntitySchema<LedgerEntryRow>({
  name: 'ledger_entries',
  columns: {
    id: id(),
    groupId: ref(),
    memberId: ref(),
    postingId: ref(),
    track: words(12),
    account: words(12),
    points: amount(),
    lotId: nullable(ref()),
  },
  indices: [
    { name: 'ix_ledger_entries_posting', columns: ['postingId'] },
    { name: 'ix_ledger_entries_member', columns: ['memberId'] },
  ],
})

/** Redeemable points that were earned together and expire together (req. 2.5); `remaining` is what is left to spend. */
export interface PointLotRow {
  id: string
  groupId: string
  memberId: string
  postingId: string
  points: number
  remaining: number
  earnedOn: string
  expiresOn: string | null
}
export const pointLots = new EntitySchema<PointLotRow>({
  name: 'point_lots',
  columns: {
    id: id(),
    groupId: ref(),
    memberId: ref(),
    postingId: ref(),
    points: amount(),
    remaining: amount(),
    earnedOn: date(),
    expiresOn: nullable(date()),
  },
  indices: [
    { name: 'ix_point_lots_member', columns: ['memberId', 'remaining'] },
    { name: 'ix_point_lots_posting', columns: ['postingId'] },
    { name: 'ix_point_lots_expiry', columns: ['groupId', 'expiresOn'] },
  ],
})

/** A manual adjustment (req. 2.7): proposed by one person, above a limit decided by another. */
export interface PointAdjustmentRow {
  id: string
  groupId: string
  memberId: string
  qualifying: number
  redeemable: number
  reason: string
  /** `pending`, `posted` or `refused` */
  state: string
  ruleVersion: number
  proposedBy: string
  proposedAt: Date
  decidedBy: string | null
  decidedAt: Date | null
  refusalReason: string | null
}
export const pointAdjustments = new EntitySchema<PointAdjustmentRow>({
  name: 'point_adjustments',
  columns: {
    id: id(),
    groupId: ref(),
    memberId: ref(),
    qualifying: amount(),
    redeemable: amount(),
    reason: words(200),
    state: words(12),
    ruleVersion: whole(),
    proposedBy: ref(),
    proposedAt: moment(),
    decidedBy: nullable(ref()),
    decidedAt: nullable(moment()),
    refusalReason: nullable(words(200)),
  },
  indices: [
    { name: 'ix_point_adjustments_state', columns: ['groupId', 'state', 'id'] },
    { name: 'ix_point_adjustments_member', columns: ['memberId'] },
  ],
})

export const pointsEntities = [pointAccounts, ledgerPostings, ledgerEntries, pointLots, pointAdjustments]
