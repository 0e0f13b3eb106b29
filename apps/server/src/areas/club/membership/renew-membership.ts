import type { EndpointInput, renewAtDesk as renewAtDeskEndpoint, Renewed } from '@cheyou/contract'
import { applyEntries, businessDateOf, renewMembership as decide } from '@cheyou/domain'
import type { Balances, RenewalPayment, RenewalWay, RuleSet } from '@cheyou/domain'
import { staffAct, memberAct } from '../../../platform/db/acts.ts'
import type { Act, Unit } from '../../../platform/db/database.ts'
import type { MemberCaller } from '../../../platform/http/callers.ts'
import { accepted, Refusal } from '../../../platform/http/refusal.ts'
import type { Idempotency } from '../../../platform/http/routes.ts'
import { requireOwnStore, type StaffCaller } from '../../people/auth/index.ts'
import { lockBalance, openLots, postEntries, shownBalances } from '../points/index.ts'
import { rulesInForce } from '../rules/index.ts'
import type { App } from '../../../wiring.ts'
import { insurancesSince, spendInsurance } from './insurance-renewals.ts'
import { membershipStatus } from './membership-status.queries.ts'
import { requirePresent } from './presence.ts'
import { requireVisible } from './visibility.ts'
import { reviewTier } from './review-tier.ts'
import { addPeriods, membershipOf, type MembershipYears } from './periods.repository.ts'
import { updateRows } from '../../../platform/db/table-rows.ts'
import { members } from './membership.tables.ts'

/** How a renewal is paid: a fee taken at the desk, points, an insurance recorded before. */
export type Payment =
  | { way: Extract<RenewalWay, 'fee'>; paidFen: number }
  | { way: Extract<RenewalWay, 'points'>; quotedPoints: number }
  | { way: Extract<RenewalWay, 'insurance'>; insuranceId: string }

/**
 * Renews a membership by one of three ways (req. 1.4): the new year and what paid for it, together. The balance is locked
 * first, so that two renewals at the same moment come one after the other, and the second is too early.
 * @throws NOT_FOUND, RENEWAL_WAY_CLOSED, RENEWAL_TOO_EARLY, FEE_SHORT, PREMIUM_SHORT, POINTS_PRICE_CHANGED, POINTS_SHORT
 */
export async function renewMembership(
  app: App,
  act: Act,
  memberId: string,
  payment: Payment,
  mayRenew: (unit: Unit) => Promise<void> = async () => {},
): Promise<Renewed> {
  return app.db.unit(act, async (unit) => {
    await mayRenew(unit)
    const balances = await lockBalance(unit, memberId)
    const rules = await rulesInForce(unit.sql, app.groupId, unit.now)
    const membership = await membershipOf(unit.sql, memberId, rules)
    if (!membership) throw new Refusal('NOT_FOUND')
    const after = await renew(unit, { memberId, membership, balances }, payment, rules)
    return {
      membership: await membershipStatus(unit.sql, app.groupId, memberId, unit.now),
      balances: await shownBalances(unit.sql, memberId, after, businessDateOf(unit.now)),
    }
  })
}

/** The owner renews with points (req. 1.4). @throws as `renewMembership` */
export async function renewWithPoints(
  app: App,
  { memberId }: MemberCaller,
  quotedPoints: number,
  idempotency: Idempotency,
): Promise<Renewed> {
  const act = memberAct(app, memberId, 'membership.renew', { idempotency })
  return renewMembership(app, act, memberId, { way: 'points', quotedPoints })
}

type DeskRequest = EndpointInput<typeof renewAtDeskEndpoint>['body'] & { memberId: string }

/** Renews at the desk (req. 1.4). Points are the member's: to give them up they must be here. @throws as `renewMembership` */
export async function renewAtDesk(
  app: App,
  caller: StaffCaller,
  { memberId, storeId, payment }: DeskRequest,
  idempotency: Idempotency,
): Promise<Renewed> {
  requireOwnStore(caller, storeId)
  const act = staffAct(app, caller, 'membership.renew', { storeId, idempotency })
  return renewMembership(app, act, memberId, payment, async (unit) => {
    await requireVisible(unit.sql, caller, memberId, unit.now)
    if (payment.way === 'points') await requirePresent(unit, memberId, payment.presenceToken, storeId)
  })
}

interface Renewing {
  memberId: string
  membership: MembershipYears
  balances: Balances
}

async function renew(unit: Unit, renewing: Renewing, payment: Payment, rules: RuleSet): Promise<Balances> {
  const { memberId, membership, balances } = renewing
  const asOf = businessDateOf(unit.now)
  const paid = await paymentOf(unit, renewing, payment)
  const renewal = accepted(decide({ membership, payment: paid, asOf, rules }))
  const { startsOn, endsOn, anchorOn, way: via, feeFen, entries } = renewal
  const [periodId] = await addPeriods(unit, [{ memberId, startsOn, endsOn, anchorOn, via, feeFen }], rules.version)
  await updateRows(unit.sql, members, { membershipEndsOn: endsOn }, { id: memberId })
  if (payment.way === 'insurance') await spendInsurance(unit, payment.insuranceId, periodId!)
  await postEntries(unit, new Map([[memberId, balances]]), [
    {
      memberId,
      cause: `renewal:${periodId!}`,
      kind: 'renewal',
      subjectId: periodId!,
      tier: membership.tier,
      ruleVersion: rules.version,
      facts: { startsOn, endsOn },
      effectiveAt: unit.now,
      entries,
    },
  ])
  const after = applyEntries(balances, entries)
  // A year renewed ahead is not over: the night before the new one judges it.
  if (startsOn <= asOf)
    await reviewTier(
      unit,
      { memberId, balances: after, rules },
      { startsOn: membership.startsOn, until: asOf, nextStartsOn: startsOn },
    )
  return after
}

async function paymentOf(unit: Unit, renewing: Renewing, payment: Payment): Promise<RenewalPayment> {
  const { memberId, membership, balances } = renewing
  if (payment.way === 'fee') return payment
  if (payment.way === 'points') {
    const { way, quotedPoints } = payment
    return { way, quotedPoints, balances, lots: await openLots(unit.sql, memberId) }
  }
  // An insurance of the year that ends, or of the time since; older ones had their chance.
  const insurances = await insurancesSince(unit.sql, memberId, membership.startsOn)
  const insurance = insurances.find(({ insuranceId, used }) => insuranceId === payment.insuranceId && !used)
  if (!insurance) throw new Refusal('NOT_FOUND', { what: 'insurance' })
  return { way: 'insurance', premiumFen: insurance.premiumFen }
}
