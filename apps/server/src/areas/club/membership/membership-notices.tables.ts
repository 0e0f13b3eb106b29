import type { EntryPreview } from '@cheyou/contract'
import { date, document, id, moment, nullable, ref, whole, words } from '../../../platform/db/columns.ts'
import { table } from '../../../platform/db/table.ts'

/** What the end of a membership year asked for, once each (req. 1.4): what is sent later is sent from here. */
export const membershipNotices = table(
  'membership_notices',
  {
    id: id(),
    groupId: ref(),
    memberId: ref(),
    /** `reminder`: the year is about to end. `lapse`: grace is over. `tier_review`: kept or lost when the next year began. */
    kind: words(12),
    /** The last day of the year it is about. */
    endsOn: date(),
    /** Of a reminder how many days before the end it is made; 0 of a lapse. */
    leadDays: whole(),
    /** The day it is about: of a lapse the first without membership. */
    notedOn: date(),
    actId: ref(),
    at: moment(),
  },
  [
    { name: 'ux_membership_notices_once', columns: ['memberId', 'endsOn', 'kind', 'leadDays'], unique: true },
    { name: 'ix_membership_notices_kind', columns: ['groupId', 'kind', 'notedOn'] },
  ],
)

/** Existing customers taken in (req. 1.2); how far it is, its job says. */
export const enrolments = table(
  'enrolments',
  {
    id: id(),
    groupId: ref(),
    asOf: date(),
    customersTotal: whole(),
    joined: whole(),
    preview: document<EntryPreview>(),
    startedBy: ref(),
    startedAt: moment(),
    finishedAt: nullable(moment()),
  },
  [{ name: 'ix_enrolments_started', columns: ['groupId', 'startedAt'] }],
)

export const membershipGapsTables = [membershipNotices, enrolments]
