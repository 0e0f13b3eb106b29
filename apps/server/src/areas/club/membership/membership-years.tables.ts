import { periodWays } from '@cheyou/contract/codes'
import { code, amount, date, id, moment, nullable, ref, whole, words } from '../../../platform/db/columns.ts'
import { table } from '../../../platform/db/table.ts'

/** A membership year of a member, with what paid for it (req. 1.4). */
export const membershipPeriods = table(
  'membership_periods',
  {
    id: id(),
    groupId: ref(),
    memberId: ref(),
    startsOn: date(),
    endsOn: date(),
    /** The day from which years are counted: joining, or the last return after a lapse. */
    anchorOn: date(),
    /** A way of joining or of renewing; `founding` when the shop started its club. */
    via: code(periodWays, 20),
    feeFen: amount(),
    ruleVersion: whole(),
    actId: ref(),
    at: moment(),
  },
  [{ name: 'ux_membership_periods_start', columns: ['memberId', 'startsOn'], unique: true }],
)

/** An insurance that a member renewed through the shop (req. 1.4, 1.5). */
export const insuranceRenewals = table(
  'insurance_renewals',
  {
    id: id(),
    groupId: ref(),
    storeId: ref(),
    memberId: ref(),
    policyNumber: words(40),
    insurer: words(40),
    premiumFen: amount(),
    renewedOn: date(),
    /** The membership year it paid for. */
    periodId: nullable(ref()),
    actId: ref(),
    at: moment(),
  },
  [
    { name: 'ux_insurance_renewals_policy', columns: ['groupId', 'policyNumber'], unique: true },
    { name: 'ix_insurance_renewals_member', columns: ['memberId', 'renewedOn'] },
  ],
)

export const membershipYearsTables = [membershipPeriods, insuranceRenewals]
