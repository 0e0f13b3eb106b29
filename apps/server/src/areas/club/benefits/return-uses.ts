import { businessDateOf, type BusinessDate } from '@cheyou/domain'
import type { Unit } from '../../../platform/db/database.ts'
import { currentYear } from '../membership/index.ts'
import { rulesInForce } from '../rules/index.ts'
import { markUndone, usesOfVisit, type StoredUse } from './benefit-uses.repository.ts'

/** A use that came back, and the membership year in which there is one more of it; null: the one that begins with the next renewal. */
export interface ReturnedUse {
  code: string
  name: string
  quantity: number
  year: { startsOn: BusinessDate; endsOn: BusinessDate } | null
}

/**
 * Gives a use back (req. 3.4): to its own year while that runs or nothing follows it, otherwise to the year that runs, where it
 * can be used; after a lapse to the year that the next renewal begins. Of a card that went on in another its uses are the kept card's, and so is the year.
 * @returns null when it was given back before
 */
export async function returnUse(unit: Unit, use: StoredUse): Promise<ReturnedUse | null> {
  const today = businessDateOf(unit.now)
  const rules = await rulesInForce(unit.sql, unit.act.groupId, unit.now)
  const year = await currentYear(unit.sql, use.memberId, today, rules)
  if (!year) throw new Error('A use of a member who is none or went on in another')
  const { startsOn, endsOn } = year
  const lapsed = year.state === 'lapsed'
  const returnedOn = lapsed ? today : use.usedOn < startsOn ? dayIn(year, today) : null
  if (!(await markUndone(unit, use.id, returnedOn))) return null
  const { benefit: code, benefitName: name, quantity } = use
  return { code, name, quantity, year: lapsed ? null : { startsOn, endsOn } }
}

/** In grace the last day of the year that ended: what comes back can be used until grace is over. */
const dayIn = ({ endsOn }: { endsOn: BusinessDate }, today: BusinessDate) => (today > endsOn ? endsOn : today)

/**
 * Gives back what was used on a visit that is voided, whole and once: asked again, nothing is left to give.
 * The reason is that of the unit's act. @returns what came back
 */
export async function returnBenefitUses(unit: Unit, of: { visitId: string }): Promise<ReturnedUse[]> {
  const returned: ReturnedUse[] = []
  for (const use of await usesOfVisit(unit.sql, of.visitId)) {
    const back = await returnUse(unit, use)
    if (back) returned.push(back)
  }
  return returned
}
