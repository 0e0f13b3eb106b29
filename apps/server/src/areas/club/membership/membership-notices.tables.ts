import { EntitySchema } from 'typeorm'
import { date, document, flag, id, moment, nullable, ref, whole, words } from '../../../platform/db/columns.ts'

/** What the end of a membership year asked for, once each (req. 1.4): what is sent later is sent from here. */
export interface MembershipNoticeRow {
  id: string
  groupId: string
  memberId: string
  /** `reminder`: the year is about to end. `lapse`: grace is over. `tier_review`: kept or lost when the next year began. */
  kind: string
  /** The last day of the year it is about. */
  endsOn: string
  /** Of a reminder how many days before the end it is made; 0 of a lapse. */
  leadDays: number
  /** The day it is about: of a lapse the first without membership. */
  notedOn: string
  actId: string
  at: Date
}
export const membershipNotices = new EntitySchema<MembershipNoticeRow>({
  name: 'membership_notices',
  columns: {
    id: id(),
    groupId: ref(),
    memberId: ref(),
    kind: words(12),
    endsOn: date(),
    leadDays: whole(),
    notedOn: date(),
    actId: ref(),
    at: moment(),
  },
  indices: [
    { name: 'ux_membership_notices_once', columns: ['memberId', 'endsOn', 'kind', 'leadDays'], unique: true },
    { name: 'ix_membership_notices_kind', columns: ['groupId', 'kind', 'notedOn'] },
  ],
})

/** Existing customers being taken in (req. 1.2): how far it is. */
export interface EnrolmentRow {
  id: string
  groupId: string
  asOf: string
  customersDone: number
  customersTotal: number
  joined: number
  preview: string
  startedBy: string
  startedAt: Date
  /** When whoever works on it last said how far it is. */
  seenAt: Date
  finishedAt: Date | null
  failed: boolean
}
export const enrolments = new EntitySchema<EnrolmentRow>({
  name: 'enrolments',
  columns: {
    id: id(),
    groupId: ref(),
    asOf: date(),
    customersDone: whole(),
    customersTotal: whole(),
    joined: whole(),
    preview: document(),
    startedBy: ref(),
    startedAt: moment(),
    seenAt: moment(),
    finishedAt: nullable(moment()),
    failed: flag(),
  },
  indices: [{ name: 'ix_enrolments_started', columns: ['groupId', 'startedAt'] }],
})

/** Two archives that turned out to be one person's (req. 1.7): the merged one is an alias of the kept one from then on. */
export interface CustomerMergeRow {
  id: string
  groupId: string
  storeId: string | null
  keptCustomerId: string
  mergedCustomerId: string
  keptMemberId: string | null
  mergedMemberId: string | null
  /** How much moved: cars, visits, points. */
  moved: string
  reason: string
  actId: string
  at: Date
}
export const customerMerges = new EntitySchema<CustomerMergeRow>({
  name: 'customer_merges',
  columns: {
    id: id(),
    groupId: ref(),
    storeId: nullable(ref()),
    keptCustomerId: ref(),
    mergedCustomerId: ref(),
    keptMemberId: nullable(ref()),
    mergedMemberId: nullable(ref()),
    moved: document(),
    reason: words(200),
    actId: ref(),
    at: moment(),
  },
  indices: [
    { name: 'ux_customer_merges_merged', columns: ['mergedCustomerId'], unique: true },
    { name: 'ix_customer_merges_kept', columns: ['keptCustomerId'] },
  ],
})

export const membershipGapsEntities = [membershipNotices, enrolments, customerMerges]
