import type { EndpointInput, Joined, joinAtDesk } from '@cheyou/contract'
import { businessDateOf, expiryDate, joinClub as decide, postEarning, type RuleSet } from '@cheyou/domain'
import { staffAct } from '../../../platform/db/acts.ts'
import type { Unit } from '../../../platform/db/database.ts'
import { DuplicateKey } from '../../../platform/db/errors.ts'
import { newId } from '../../../platform/db/ids.ts'
import { accepted, Refusal } from '../../../platform/http/refusal.ts'
import type { Idempotency } from '../../../platform/http/routes.ts'
import type { App } from '../../../wiring.ts'
import { requireOwnStore, type StaffCaller } from '../../people/auth/index.ts'
import { lockBalance, postEntries } from '../points/index.ts'
import { rulesInForce } from '../rules/index.ts'
import { enrolMembers } from './enrol-members.ts'
import { deskEntry } from './entry-tier.queries.ts'
import { joiningFacts } from './joining-customers.queries.ts'
import { cardOf } from './member-cards.queries.ts'

type Request = EndpointInput<typeof joinAtDesk>['body'] & { customerId: string }

/**
 * Joining at the desk by one of five ways (req. 1.1): the member, their card, the first membership year and the bonus, together.
 * @throws NOT_FOUND for a customer of another store, ALREADY_MEMBER, FEE_SHORT and what stands against the way
 */
export async function joinClub(
  app: App,
  caller: StaffCaller,
  request: Request,
  idempotency: Idempotency,
): Promise<Joined> {
  const { customerId, storeId, way, paidFen, drivingTrained = false } = request
  requireOwnStore(caller, storeId)
  const act = staffAct(app, caller, 'membership.join', { storeId, idempotency })
  try {
    return await app.db.unit(act, async (unit) => {
      const facts = await joiningFacts(unit.sql, app.groupId, { customerId, storeId, drivingTrained })
      if (!facts) throw new Refusal('NOT_FOUND', { what: 'customer' })
      const rules = await rulesInForce(unit.sql, app.groupId, unit.now)
      const joinedOn = businessDateOf(unit.now)
      const entry = await deskEntry(unit.sql, app.groupId, customerId, { asOf: joinedOn, rules })
      const decision = decide({ way, facts, paidFen, joinedOn, entryTier: entry.tier, rules })
      const { tier, feeFen, bonus } = accepted(decision)
      const [member] = await enrolMembers(unit, app.keys, {
        customerIds: [customerId],
        joinedOn,
        via: way,
        tier,
        feeFen,
        rules,
      })
      if (!member) throw new Refusal('ALREADY_MEMBER')
      unit.concerns(member.memberId)
      await giveBonus(unit, { memberId: member.memberId, way, tier, bonus }, rules)
      // The card shows the tier that the bonus lifts to.
      await unit.handleRaised()
      return { card: await cardOf(unit.sql, app.groupId, member.memberId, unit.now), bonus: { ...bonus } }
    })
  } catch (error) {
    // Two desks at the same moment: one customer is a member once.
    if (error instanceof DuplicateKey && error.index === 'ux_members_customer') throw new Refusal('ALREADY_MEMBER')
    throw error
  }
}

/** The joining bonus, once in a lifetime by its cause. */
async function giveBonus(
  unit: Unit,
  joined: { memberId: string; way: string; tier: string; bonus: { qualifying: number; redeemable: number } },
  rules: RuleSet,
): Promise<void> {
  const { memberId, way, tier, bonus } = joined
  const balances = await lockBalance(unit, memberId)
  const earnedOn = businessDateOf(unit.now)
  const lot = { id: newId(), earnedOn, expiresOn: expiryDate(earnedOn, rules.expiry) }
  const posting = postEarning({ balances, ...bonus, lot })
  await postEntries(unit, new Map([[memberId, balances]]), [
    {
      memberId,
      cause: `joining:${memberId}`,
      kind: 'joining',
      subjectId: memberId,
      tier,
      ruleVersion: rules.version,
      facts: { way },
      effectiveAt: unit.now,
      ...posting,
    },
  ])
}
