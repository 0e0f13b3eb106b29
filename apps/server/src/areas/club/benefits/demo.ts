import { startOfBusinessDay, type RuleSet } from '@cheyou/domain'
import type { Unit } from '../../../platform/db/database.ts'
import type { DemoCrew } from '../../../platform/demo.ts'
import type { App } from '../../../wiring.ts'
import { staffAct } from '../../../platform/db/acts.ts'
import { newId } from '../../../platform/db/ids.ts'
import { rulesInForce } from '../rules/index.ts'
import { text } from '../../../platform/db/columns.ts'
import { rows } from '../../../platform/db/rows.ts'
import { insertRows } from '../../../platform/db/table-rows.ts'
import { type RowOf } from '../../../platform/db/table.ts'
import { members } from '../membership/membership.tables.ts'
import { membershipPeriods } from '../membership/membership-years.tables.ts'
import { addPastActs } from '../../../platform/db/past-acts.ts'
import { benefitUses } from './benefits.tables.ts'

const HOUR_MS = 3_600_000
/** As many of the members who came last. */
const MEMBERS = 120

const guestShape = {
  memberId: members.id,
  tier: members.tier,
  lastVisitOn: text(),
  startsOn: membershipPeriods.startsOn,
}
type Guest = RowOf<typeof guestShape>

/**
 * Free washes on the day of the last visit, as reception would have noted them (req. 1.3); before every tenth comes a slip
 * that the manager took back. Only what lies in the membership year that runs, and has happened by now: some came today.
 */
export async function furnish(unit: Unit, _app: App, crew: DemoCrew): Promise<void> {
  const rules = await rulesInForce(unit.sql, unit.act.groupId, unit.now)
  const washed = (await guests(unit))
    .flatMap((guest, i) => usesOf(guest, i % 10 === 9, rules))
    .filter(({ at, undoneAt }) => (undoneAt ?? at) <= unit.now)
  if (washed.length === 0) return
  const { groupId } = unit.act
  const { storeId, receptionId, managerId } = crew
  const slip = { storeId, reason: '客户改天再洗，前台点早了' }
  await addPastActs(
    unit,
    washed.flatMap(({ actId: id, memberId, at, undoActId, undoneAt }) => [
      { id, memberId, at, act: staffAct(unit.act, { id: receptionId }, 'benefits.use', { storeId }) },
      ...(undoActId && undoneAt
        ? [{ id: undoActId, memberId, at: undoneAt, act: staffAct(unit.act, { id: managerId }, 'benefits.undo', slip) }]
        : []),
    ]),
  )
  await insertRows(
    unit.sql,
    benefitUses,
    washed.map((use) => ({ groupId, storeId, ruleVersion: rules.version, ...use })),
  )
}

/** Who came last, with the first day of the year that runs. */
async function guests(unit: Unit): Promise<Guest[]> {
  return rows(
    unit.sql,
    guestShape,
    `SELECT m.id AS memberId, m.tier, MAX(v.settledOn) AS lastVisitOn, p.startsOn
     FROM members m JOIN visits v ON v.memberId = m.id AND v.customerFen > 0
       JOIN membership_periods p ON p.memberId = m.id AND p.endsOn = m.membershipEndsOn
     WHERE m.groupId = ? GROUP BY m.id, m.tier, p.startsOn HAVING MAX(v.settledOn) >= p.startsOn
     ORDER BY lastVisitOn DESC, m.id LIMIT ${MEMBERS}`,
    [unit.act.groupId],
  )
}

function usesOf(guest: Guest, slip: boolean, rules: RuleSet) {
  const benefit = rules.tiers.find(({ code }) => code === guest.tier)?.package.benefits[0]
  if (!benefit) return []
  const at = (hours: number) => new Date(startOfBusinessDay(guest.lastVisitOn).getTime() + hours * HOUR_MS)
  const use = {
    memberId: guest.memberId,
    visitId: null,
    benefit: benefit.code,
    benefitName: benefit.name,
    quantity: 1,
    usedOn: guest.lastVisitOn,
    leftAfter: benefit.perYear - 1,
  }
  const given = { ...use, id: newId(), actId: newId(), at: at(16.5), undoneAt: null, undoActId: null, returnedOn: null }
  const slipped = {
    ...use,
    id: newId(),
    actId: newId(),
    at: at(10),
    undoneAt: at(10.25),
    undoActId: newId(),
    returnedOn: null,
  }
  return slip ? [slipped, given] : [given]
}
