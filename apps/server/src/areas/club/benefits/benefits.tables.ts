import { date, id, moment, nullable, ref, whole, words } from '../../../platform/db/columns.ts'
import { table } from '../../../platform/db/table.ts'

/** A counted item of the service package that was used (req. 1.3, 3.4); undone, it stays and does not count. */
export const benefitUses = table(
  'benefit_uses',
  {
    id: id(),
    groupId: ref(),
    storeId: ref(),
    memberId: ref(),
    /** The visit it was given on; null: at the desk by itself. */
    visitId: nullable(ref()),
    benefit: words(40),
    /** As it was called then. */
    benefitName: words(80),
    quantity: whole(),
    /** A day of the membership year it counts for: in grace the last one of the year that ended. */
    usedOn: date(),
    ruleVersion: whole(),
    /** What was left of it then. */
    leftAfter: whole(),
    actId: ref(),
    at: moment(),
    undoneAt: nullable(moment()),
    undoActId: nullable(ref()),
    /** Undone when its own year was over: the day of the later year that has one more of it. Null: it came back to its own. */
    returnedOn: nullable(date()),
  },
  [
    // A visit uses a benefit in one go, so that settling twice is using it once; desk uses have no visit and never meet here.
    { name: 'ux_benefit_uses_visit', columns: ['visitId', 'benefit'], unique: true },
    { name: 'ix_benefit_uses_member', columns: ['memberId', 'usedOn'] },
  ],
)

export const benefitsTables = [benefitUses]
