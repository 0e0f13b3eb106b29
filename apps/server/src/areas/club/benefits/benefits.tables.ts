import { EntitySchema } from 'typeorm'
import { date, id, moment, nullable, ref, whole, words } from '../../../platform/db/columns.ts'

/** A counted item of the service package that was used (req. 1.3, 3.4); undone, it stays and does not count. */
export interface BenefitUseRow {
  id: string
  groupId: string
  storeId: string
  memberId: string
  /** The visit it was given on; null: at the desk by itself. */
  visitId: string | null
  benefit: string
  /** As it was called then. */
  benefitName: string
  quantity: number
  /** A day of the membership year it counts for: in grace the last one of the year that ended. */
  usedOn: string
  ruleVersion: number
  /** What was left of it then. */
  leftAfter: number
  actId: string
  at: Date
  undoneAt: Date | null
  undoActId: string | null
}
export const benefitUses = new EntitySchema<BenefitUseRow>({
  name: 'benefit_uses',
  columns: {
    id: id(),
    groupId: ref(),
    storeId: ref(),
    memberId: ref(),
    visitId: nullable(ref()),
    benefit: words(40),
    benefitName: words(80),
    quantity: whole(),
    usedOn: date(),
    ruleVersion: whole(),
    leftAfter: whole(),
    actId: ref(),
    at: moment(),
    undoneAt: nullable(moment()),
    undoActId: nullable(ref()),
  },
  indices: [
    // A visit uses a benefit in one go, so that settling twice is using it once; desk uses have no visit and never meet here.
    { name: 'ux_benefit_uses_visit', columns: ['visitId', 'benefit'], unique: true },
    { name: 'ix_benefit_uses_member', columns: ['memberId', 'usedOn'] },
  ],
})

export const benefitsEntities = [benefitUses]
