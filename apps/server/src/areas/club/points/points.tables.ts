import { adjustmentStates, postingKinds, tracks } from '@cheyou/contract/codes'
import { accounts } from '@cheyou/domain'
import {
  code,
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
import { table } from '../../../platform/db/table.ts'

/** A member's balances: a cache of the ledger, changed only with it, checked by the audit. */
export const pointAccounts = table(
  'point_accounts',
  {
    memberId: primary(ref()),
    groupId: ref(),
    qualifying: amount(),
    redeemable: amount(),
    held: amount(),
    debt: amount(),
    /** The member in whose account this one went on, when two were one person (req. 1.7): it is an alias and stays empty. */
    mergedIntoId: nullable(ref()),
  },
  [
    { name: 'ix_point_accounts_merged', columns: ['mergedIntoId'] },
    { name: 'ix_point_accounts_qualifying', columns: ['groupId', 'qualifying', 'memberId'] },
    { name: 'ix_point_accounts_redeemable', columns: ['groupId', 'redeemable', 'memberId'] },
  ],
)

/** One posting of the append-only ledger: one cause, its entries sum to zero on each track (req. 2.9). */
export const ledgerPostings = table(
  'ledger_postings',
  {
    id: id(),
    groupId: ref(),
    memberId: ref(),
    cause: words(100),
    kind: code(postingKinds, 30),
    subjectId: ref(),
    reversesId: nullable(ref()),
    tier: nullable(words(40)),
    ruleVersion: nullable(whole()),
    facts: document<object>(),
    effectiveAt: moment(),
    postedAt: moment(),
    actId: ref(),
  },
  [
    { name: 'ux_ledger_postings_cause', columns: ['memberId', 'cause'], unique: true },
    { name: 'ix_ledger_postings_statement', columns: ['memberId', 'effectiveAt', 'id'] },
    { name: 'ix_ledger_postings_subject', columns: ['subjectId'] },
  ],
)

export const ledgerEntries = table(
  'ledger_entries',
  {
    id: id(),
    groupId: ref(),
    memberId: ref(),
    postingId: ref(),
    track: code(tracks, 12),
    account: code(accounts, 12),
    points: amount(),
    lotId: nullable(ref()),
  },
  [
    { name: 'ix_ledger_entries_sums', columns: ['postingId', 'track', 'account', 'points'] },
    { name: 'ix_ledger_entries_balances', columns: ['memberId', 'lotId', 'account', 'track', 'points'] },
  ],
)

/** Redeemable points that were earned together and expire together (req. 2.5); `remaining` is what is left to spend. */
export const pointLots = table(
  'point_lots',
  {
    id: id(),
    groupId: ref(),
    memberId: ref(),
    postingId: ref(),
    points: amount(),
    remaining: amount(),
    earnedOn: date(),
    expiresOn: nullable(date()),
  },
  [
    { name: 'ix_point_lots_member', columns: ['memberId', 'remaining', 'expiresOn'] },
    { name: 'ix_point_lots_posting', columns: ['postingId'] },
    { name: 'ix_point_lots_past', columns: ['groupId', 'expiresOn', 'remaining', 'memberId'] },
  ],
)

/** A manual adjustment (req. 2.7): proposed by one person, above a limit decided by another. */
export const pointAdjustments = table(
  'point_adjustments',
  {
    id: id(),
    groupId: ref(),
    memberId: ref(),
    qualifying: amount(),
    redeemable: amount(),
    reason: words(200),
    /** `pending`, `posted` or `refused` */
    state: code(adjustmentStates, 12),
    ruleVersion: whole(),
    proposedBy: ref(),
    proposedAt: moment(),
    decidedBy: nullable(ref()),
    decidedAt: nullable(moment()),
    refusalReason: nullable(words(200)),
  },
  [
    { name: 'ix_point_adjustments_newest', columns: ['groupId', 'id'] },
    { name: 'ix_point_adjustments_state', columns: ['groupId', 'state', 'id'] },
    { name: 'ix_point_adjustments_member', columns: ['memberId'] },
    { name: 'ix_point_adjustments_proposer', columns: ['proposedBy', 'proposedAt'] },
  ],
)

export const pointsTables = [pointAccounts, ledgerPostings, ledgerEntries, pointLots, pointAdjustments]
