import { EntitySchema } from 'typeorm'
import { amount, date, id, moment, nullable, ref, whole, words } from '../../../platform/db/columns.ts'

/** A membership year of a member, with what paid for it (req. 1.4). */
export interface MembershipPeriodRow {
  id: string
  groupId: string
  memberId: string
  startsOn: string
  endsOn: string
  /** The day from which years are counted: joining, or the last return after a lapse. */
  anchorOn: string
  /** A way of joining or of renewing; `founding` when the shop started its club. */
  via: string
  feeFen: number
  ruleVersion: number
  actId: string
  at: Date
}
export const membershipPeriods = new EntitySchema<MembershipPeriodRow>({
  name: 'membership_periods',
  columns: {
    id: id(),
    groupId: ref(),
    memberId: ref(),
    startsOn: date(),
    endsOn: date(),
    anchorOn: date(),
    via: words(20),
    feeFen: amount(),
    ruleVersion: whole(),
    actId: ref(),
    at: moment(),
  },
  indices: [{ name: 'ux_membership_periods_start', columns: ['memberId', 'startsOn'], unique: true }],
})

/** An insurance that a member renewed through the shop (req. 1.4, 1.5). */
export interface InsuranceRenewalRow {
  id: string
  groupId: string
  storeId: string
  memberId: string
  policyNumber: string
  insurer: string
  premiumFen: number
  renewedOn: string
  /** The membership year it paid for. */
  periodId: string | null
  actId: string
  at: Date
}
export const insuranceRenewals = new EntitySchema<InsuranceRenewalRow>({
  name: 'insurance_renewals',
  columns: {
    id: id(),
    groupId: ref(),
    storeId: ref(),
    memberId: ref(),
    policyNumber: words(40),
    insurer: words(40),
    premiumFen: amount(),
    renewedOn: date(),
    periodId: nullable(ref()),
    actId: ref(),
    at: moment(),
  },
  indices: [
    { name: 'ux_insurance_renewals_policy', columns: ['groupId', 'policyNumber'], unique: true },
    { name: 'ix_insurance_renewals_member', columns: ['memberId', 'renewedOn'] },
  ],
})

export const membershipYearsEntities = [membershipPeriods, insuranceRenewals]
