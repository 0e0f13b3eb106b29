import { isRefund, startOfBusinessDay, visitTotals, type RuleSet } from '@cheyou/domain'
import { unnamed } from '@cheyou/words'
import type { Unit } from '../../../platform/db/database.ts'
import { newId } from '../../../platform/db/ids.ts'
import type { Keyring } from '../../../platform/pii/keyring.ts'
import { contentHash, type ArchiveSource, type RecordCounts } from '../../people/customers/index.ts'
import { continuedIn } from '../../club/points/index.ts'
import { rulesBetween } from '../../club/rules/index.ts'
import { holdToTill, writeTakenOff } from './hold-to-till.ts'
import { readKnownOrders, storedLines, type KnownOrders, type KnownVisit } from './known-orders.ts'
import type { OrderLine, OrderRecord } from './order-record.ts'
import { startPostingRun, type PostingRun, type ReversedVisit } from './posting-run.ts'
import { membersOf, type JoinedMember } from './running-members.ts'
import { correctedByHand, leftToPeople } from './refunds-by-hand.ts'
import { settleRefunds, type SettledRefund } from './settle-refunds.ts'
import { giveBackRefunds, planRefunds, type RefundPlan } from './touched-refunds.ts'
import type { EarningVisit } from './visit-posting.ts'
import type { RefundKind } from './visits.tables.ts'
import { writeOrders, type PlannedVisit } from './write-orders.ts'

export interface RecordedOrders {
  orders: RecordCounts
  lines: RecordCounts
  /** What was posted: given minus taken back. */
  points: { qualifying: number; redeemable: number }
  /** Orders whose odometer goes backwards. */
  odometerBackwards: number
  /** Refunds that were told, and those that others of these orders changed. */
  refunds: SettledRefund[]
}

export interface OrderSource extends ArchiveSource {
  /** Labels of work types, which postings keep for their explanation. */
  workTypeNames: ReadonlyMap<string, string>
}

/**
 * Records orders of an outside system (req. 14.1), which come sorted by settlement, each car's customer paying: new ones earn
 * their member points, a corrected one is another revision whose points are posted again after the old ones are taken back, a
 * voided one gives its points back (req. 2.6). One that came before and did not earn, because its customer joined only later
 * as of an earlier day, earns now. A refund takes back points of the order that it names, else what its amounts would have earned
 * (decision 0019). The cars must be recorded, the numbers of one call differ.
 */
export async function recordOrders(
  unit: Unit,
  keys: Keyring,
  source: OrderSource,
  orders: readonly OrderRecord[],
): Promise<RecordedOrders> {
  if (orders.length === 0) return nothing()
  const known = await readKnownOrders(unit.sql, unit.act.groupId, source.sourceId, orders)
  const plans = orders.map((order) => planOf(order, known, contentHash(keys, order)))
  const members = await membersOf(unit, customersOf(plans))
  const keptOf = await continuedIn(unit.sql, earnedBefore(plans))
  const byHand = await correctedByHand(unit.sql, toldAnewByHand(plans))
  const visits = await holdToTill(
    unit,
    plans.map((plan) => planVisit(plan, members, keptOf, byHand)),
  )
  const lines = await lineCounts(
    unit,
    plans.map((plan, index) => ({ ...plan, change: visits[index]!.change })),
  )
  const told = new Set(visits.filter(({ change, joinsLate }) => change !== 'same' || joinsLate).map(({ id }) => id))
  const refundPlan = await planRefunds(unit, source, visits)
  const run = await postingRun(unit, visits, refundPlan)
  if (run && refundPlan) await giveBackRefunds(unit, run, refundPlan)
  if (run) await post(unit, run, source, visits)
  const odometerBackwards = await writeOrders(unit, keys, source, visits)
  await writeTakenOff(unit, visits)
  const refunds = run && refundPlan ? await settleRefunds(unit, run, refundPlan.touched) : []
  return {
    orders: countsOf(visits.map((visit) => visit.change)),
    lines,
    points: run?.points ?? { qualifying: 0, redeemable: 0 },
    odometerBackwards,
    refunds: [...refunds.filter(({ visitId, changed }) => changed || told.has(visitId)), ...leftToPeople(visits)],
  }
}

const nothing = (): RecordedOrders => ({
  orders: countsOf([]),
  lines: countsOf([]),
  points: { qualifying: 0, redeemable: 0 },
  odometerBackwards: 0,
  refunds: [],
})

type Change = keyof RecordCounts

interface Plan {
  order: OrderRecord
  hash: string
  change: Change
  before: KnownVisit | null
  vehicleId: string
  customerId: string | null
}

function planOf(order: OrderRecord, known: KnownOrders, hash: string): Plan {
  const before = known.visits.get(order.orderNumber) ?? null
  const vehicle = known.vehicles.get(order.vin)
  if (!vehicle) throw new Error('An order of a car that is not recorded')
  const change = before === null ? 'new' : before.contentHash === hash ? 'same' : 'changed'
  // A visit stays with the owner of its day; only one that was booked on a wrong car moves to the right one's.
  const customerId = before?.vehicleId === vehicle.id ? before.customerId : vehicle.payerId
  return { order, hash, change, before, vehicleId: vehicle.id, customerId }
}

/** The customers whose membership matters: of orders that say something new, and of those that never earned. */
function customersOf(plans: readonly Plan[]): string[] {
  const asked = plans.filter(({ change, before }) => change !== 'same' || before?.memberId === null)
  return [...new Set(asked.flatMap(({ customerId }) => (customerId === null ? [] : [customerId])))]
}

/** Refunds of earlier versions that are told with other content. */
function toldAnewByHand(plans: readonly Plan[]): string[] {
  return plans.flatMap(({ change, before }) => (change === 'changed' && before?.refund === 'by_hand' ? before.id : []))
}

/** Who earned on visits that are corrected. */
function earnedBefore(plans: readonly Plan[]): string[] {
  return [...new Set(plans.flatMap(({ change, before }) => (change === 'changed' ? (before?.memberId ?? []) : [])))]
}

function planVisit(
  plan: Plan,
  members: ReadonlyMap<string, JoinedMember>,
  keptOf: ReadonlyMap<string, string>,
  byHand: ReadonlySet<string>,
): PlannedVisit {
  const { order, before, change } = plan
  const payer = plan.customerId === null ? undefined : members.get(plan.customerId)
  const member = payer && earningCard(payer, before, keptOf)
  // A member earns from the day they joined, whenever that became known.
  const joined = member !== undefined && member.joinedOn <= order.settledOn
  const earningMember = joined && order.state === 'settled' ? member.memberId : null
  const refund =
    change === 'same' ? (before?.refund ?? null) : refundKind(order, before !== null && byHand.has(before.id))
  const joinsLate =
    change === 'same' && before?.state === 'settled' && before.memberId === null && earningMember !== null
  const tookBack = change === 'changed' && before?.state === 'settled' && before.refund === null
  return {
    ...plan,
    id: before?.id ?? newId(),
    revision: (before?.revision ?? 0) + (change === 'same' ? 0 : 1),
    settledAt: startOfBusinessDay(order.settledOn),
    refund,
    joinsLate,
    // Refunds are settled when all orders of a batch are recorded.
    earns: refund === null && (change !== 'same' || joinsLate) ? earningMember : null,
    reverses: tookBack ? before.memberId : null,
    memberId: memberOfVisit(plan, earningMember),
  }
}

function refundKind({ lines, originalOrderNumber }: OrderRecord, takenByHand: boolean): RefundKind | null {
  if (!isRefund(visitTotals(lines).byPayerFen)) return null
  if (takenByHand) return 'by_hand'
  return originalOrderNumber === undefined ? 'unnamed' : 'named'
}

/**
 * The card that a visit earns on: what it gave one that went on in the payer's is corrected there (req. 1.7); where it gives
 * nothing now, it earns on the payer's.
 */
function earningCard(
  payer: JoinedMember,
  before: KnownVisit | null,
  keptOf: ReadonlyMap<string, string>,
): JoinedMember {
  const earned = before?.state === 'settled' ? before.memberId : null
  return earned !== null && keptOf.get(earned) === payer.memberId ? { ...payer, memberId: earned } : payer
}

/** A void visit stays tied to the ledger in which its points were given and taken back. */
function memberOfVisit({ order, change, before }: Plan, earningMember: string | null): string | null {
  const earlier = before?.memberId ?? null
  if (change === 'same') return earlier ?? earningMember
  return order.state === 'settled' ? earningMember : earlier
}

/** Locks the balances that these orders may move; null when none can. */
async function postingRun(
  unit: Unit,
  visits: readonly PlannedVisit[],
  refunds: RefundPlan | null,
): Promise<PostingRun | null> {
  const owners = visits.flatMap(({ earns, reverses }) => [earns, reverses].filter((memberId) => memberId !== null))
  const memberIds = [...new Set([...owners, ...(refunds?.memberIds ?? [])])]
  return memberIds.length === 0 && refunds === null ? null : startPostingRun(unit, memberIds)
}

/** Posts what the visits give and take back, in their order. */
async function post(unit: Unit, run: PostingRun, source: OrderSource, visits: readonly PlannedVisit[]): Promise<void> {
  const posting = visits.filter((visit) => visit.earns !== null || visit.reverses !== null)
  if (posting.length === 0) return
  const rulesAt = await rulesBetween(
    unit.sql,
    unit.act.groupId,
    posting.map((visit) => visit.settledAt),
  )
  for (const visit of posting) {
    await postVisit(run, source, visit, rulesAt(visit.settledAt))
  }
  await run.finish()
}

async function postVisit(run: PostingRun, source: OrderSource, visit: PlannedVisit, rules: RuleSet): Promise<void> {
  const { reverses, earns } = visit
  if (reverses !== null && reverses === earns)
    return run.correct(reversedVisit(visit, reverses), earningVisit(source, visit), rules)
  if (reverses !== null) await run.reverse(reversedVisit(visit, reverses))
  if (earns !== null) run.earn(earningVisit(source, visit), earns, rules)
}

function reversedVisit({ id, before, order }: PlannedVisit, memberId: string): ReversedVisit {
  return {
    visitId: id,
    memberId,
    revision: before?.revision ?? 0,
    orderNumber: order.orderNumber,
    plate: order.plate,
    reason: order.state === 'void' ? 'order_void' : 'order_corrected',
  }
}

function earningVisit(source: OrderSource, { order, id, revision, settledAt, taken }: PlannedVisit): EarningVisit {
  const { orderNumber, plate, workType, settledOn, lines } = order
  const workTypeName = source.workTypeNames.get(workType) ?? unnamed.workType
  return {
    visitId: id,
    revision,
    orderNumber,
    plate,
    workType,
    workTypeName,
    settledOn,
    settledAt,
    lines,
    ...(taken && { discounts: off(taken) }),
  }
}

const off = (taken: NonNullable<PlannedVisit['taken']>) => taken.filter(({ takenFen }) => takenFen > 0)

function countsOf(changes: readonly Change[]): RecordCounts {
  const counts: RecordCounts = { new: 0, changed: 0, same: 0 }
  for (const change of changes) counts[change]++
  return counts
}

/** Lines by what became of them; of a corrected order each line for itself. Asked before the lines are written again. */
async function lineCounts(unit: Unit, plans: readonly Plan[]): Promise<RecordCounts> {
  const corrected = plans.flatMap(({ change, before }) => (change === 'changed' && before ? [before.id] : []))
  const stored = await storedLines(unit.sql, corrected)
  const changes = plans.flatMap(({ order, change, before }) => {
    if (change !== 'changed') return order.lines.map(() => change)
    const old = new Map((stored.get(before?.id ?? '') ?? []).map((line) => [line.lineNo, line]))
    return order.lines.map((line) => lineChange(line, old.get(line.lineNo)))
  })
  return countsOf(changes)
}

function lineChange(line: OrderLine, old: OrderLine | undefined): Change {
  if (!old) return 'new'
  const same =
    line.itemCode === old.itemCode &&
    line.itemName === old.itemName &&
    line.lineKind === old.lineKind &&
    line.quantityMilli === old.quantityMilli &&
    line.amountFen === old.amountFen &&
    line.payer === old.payer
  return same ? 'same' : 'changed'
}
