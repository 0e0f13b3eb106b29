import { code, amount, date, id, moment, nullable, ref, whole, words } from '../../../platform/db/columns.ts'
import { table } from '../../../platform/db/table.ts'

/** Prices agreed with a company (req. 3.5); never two at once. Ended before its last day, it stays with who and why. */
export const agreements = table(
  'agreements',
  {
    id: id(),
    groupId: ref(),
    memberId: ref(),
    name: words(60),
    labourMilli: whole(),
    partsMilli: whole(),
    fromOn: date(),
    untilOn: date(),
    agreedBy: ref(),
    agreedAt: moment(),
    endedBy: nullable(ref()),
    endedAt: nullable(moment()),
    endReason: nullable(words(200)),
  },
  [{ name: 'ix_agreements_member', columns: ['memberId', 'untilOn'] }],
)

/** A discount above a role's limit (req. 3.5): asked for one car on one day, decided by another, used once. */
export const discountApprovals = table(
  'discount_approvals',
  {
    id: id(),
    groupId: ref(),
    storeId: ref(),
    memberId: ref(),
    vehicleId: ref(),
    askedOn: date(),
    amountFen: amount(),
    billFen: amount(),
    reason: words(200),
    /** `pending`, `approved`, `refused`, `used` or `withdrawn`; all but the last three end with their day. */
    state: code(['pending', 'approved', 'refused', 'used', 'withdrawn'], 12),
    askedBy: ref(),
    askedAt: moment(),
    decidedBy: nullable(ref()),
    decidedAt: nullable(moment()),
    refusalReason: nullable(words(200)),
    visitId: nullable(ref()),
    usedAt: nullable(moment()),
  },
  [
    { name: 'ix_discount_approvals_car', columns: ['vehicleId', 'askedOn'] },
    { name: 'ix_discount_approvals_store', columns: ['storeId', 'id'] },
    { name: 'ix_discount_approvals_day', columns: ['groupId', 'askedOn', 'state'] },
  ],
)

export const discountsTables = [agreements, discountApprovals]
