import * as contract from '@cheyou/contract'
import type { Endpoint, EndpointOutput } from '@cheyou/contract'
import { roles, type Role } from '@cheyou/contract/codes'
import { pino } from 'pino'
import { addStaff } from '../areas/people/auth/index.ts'
import { addStore } from '../areas/people/organisation/index.ts'
import { limits } from '../modules.ts'
import { rateLimits } from '../platform/http/rate-limit.ts'
import { asCompany } from './desk.ts'
import { serving } from './http.ts'
import { earn, redeem, withReward } from './redeeming.ts'
import { addressWith, fittingRequest, type FittingRequest, type Things } from './requests.ts'
import { consoleToken, fromConsole, fromPhone, phoneToken } from './sessions.ts'
import { systemAct, testClub, type TestClub, type TestMember } from './test-app.ts'

/** Somebody who asks: what they send, and whether the contract lets them in. */
export interface Asker {
  name: string
  phone: Record<string, string>
  console: Record<string, string>
  isMember: boolean
  role: Role | null
  /** Whether the things of the first store are theirs to see. */
  own: boolean
}

/** Sends a request of the contract as somebody, each with a key of its own. */
function sendingOf(ask: Awaited<ReturnType<typeof serving>>['ask']) {
  let keys = 0
  return (asker: Asker, endpoint: Endpoint, request: FittingRequest, more: Record<string, string> = {}) => {
    const headers = endpoint.path.startsWith('/api/console/') ? asker.console : asker.phone
    const key = endpoint.idempotent ? { 'Idempotency-Key': `key-${String(++keys).padStart(8, '0')}` } : {}
    const body = endpoint.method === 'get' ? {} : { body: request.body ?? {} }
    return ask(endpoint.method, addressWith(request), { headers: { ...headers, ...key, ...more }, ...body })
  }
}

/** A club of two stores with something of everything at the first, a member and staff of every role at both. */
export async function town() {
  const club = await testClub()
  const errors: string[] = []
  const log = pino({ level: 'error' }, { write: (line: string) => void errors.push(line) })
  const app = { ...club.app, log, limits: rateLimits(1e6, club.app.db, limits) }
  const { ask, origin } = await serving(app)
  const [member, other] = [await club.addMember(), await club.addMember()]
  const visitId = await earn(club, member, 5_000)
  const rewardId = await withReward(club, { storeIds: [club.storeId] })
  const { id: redemptionId } = await redeem(club, member, rewardId)
  const entry = await app.db.read.one<{ id: string }>(
    'SELECT id FROM ledger_postings WHERE memberId = ? ORDER BY id LIMIT 1',
    [member.memberId],
  )
  const known: Things = {
    storeId: club.storeId,
    memberId: member.memberId,
    customerId: member.customerId,
    vehicleId: member.vehicleId,
    entryId: entry!.id,
    visitId,
    rewardId,
    redemptionId,
  }
  const { id: secondStore } = await app.db.unit(systemAct(app.groupId), (unit) =>
    addStore(unit, { groupId: app.groupId, name: '二店' }),
  )
  const staffAt = async (role: Role, storeId: string): Promise<Asker> => {
    const staffId = await app.db.unit(systemAct(app.groupId), (unit) =>
      addStaff(unit, app.keys, { name: role, role, storeIds: [storeId] }),
    )
    return {
      name: `${role} of ${storeId === club.storeId ? 'this store' : 'the other store'}`,
      phone: fromPhone(await phoneToken(club, { staffId })),
      console: fromConsole(await consoleToken(club, staffId), origin),
      isMember: false,
      role,
      own: storeId === club.storeId,
    }
  }
  const nobody: Asker = {
    name: 'nobody',
    phone: {},
    console: { Origin: origin },
    isMember: false,
    role: null,
    own: false,
  }
  const onPhone = async (name: string, of: Parameters<typeof phoneToken>[1], own: boolean): Promise<Asker> => ({
    ...nobody,
    name,
    phone: fromPhone(await phoneToken(club, of)),
    isMember: of.member !== undefined,
    own,
  })
  const askers = [
    nobody,
    await onPhone('a stranger', {}, false),
    await onPhone('another member', { member: other }, false),
  ]
  // Those of the other store first: what is theirs to change is changed only afterwards.
  for (const storeId of [secondStore, club.storeId]) for (const role of roles) askers.push(await staffAt(role, storeId))
  askers.push(await onPhone('the member', { member }, true))
  const send = sendingOf(ask)
  const things = { ...known, ...(await dealings(club, { member, askers, send, known })) }
  return { askers, things, send, errors }
}

type Sending = ReturnType<typeof sendingOf>

/** What is asked for, agreed and used at the first store: ids of each kind that a member or store owns. */
async function dealings(
  club: TestClub,
  { member, askers, send, known }: { member: TestMember; askers: readonly Asker[]; send: Sending; known: Things },
): Promise<Things> {
  const as = (role: Role) => askers.find((asker) => asker.own && asker.role === role)!
  const [reception, manager] = [as('reception'), as('manager')]
  const done = async <E extends Endpoint>(asker: Asker, endpoint: E, body: object, others: Things = {}) => {
    const request = { ...fittingRequest(endpoint, { ...known, ...others }), body }
    const answer = await send(asker, endpoint, request)
    if (answer.status !== 200) throw new Error(`${endpoint.path}: ${JSON.stringify(answer.body)}`)
    return answer.body as EndpointOutput<E>
  }
  const { storeId } = club
  const { memberId, vehicleId } = member
  const asked = { storeId, memberId, vehicleId, amountFen: 3_000, billFen: 10_000, reason: '投诉补偿' }
  const { approvalId } = await done(reception, contract.askDiscount, asked)
  const points = { qualifying: 0, redeemable: 1_500, reason: '补记' }
  const { adjustmentId } = await done(manager, contract.proposeAdjustment, points)
  const company = await club.addMember()
  await asCompany(club, company, '黔通物流')
  const terms = { name: '车队价', labourMilli: 800, partsMilli: 900, fromOn: '2026-11-18', untilOn: '2027-11-17' }
  const { agreementId } = await done(manager, contract.agreeTerms, terms, { memberId: company.memberId })
  await club.app.db.upkeep((sql) => sql.run(`UPDATE members SET tier = 'gold' WHERE id = ?`, [memberId]))
  const { benefits } = await done(reception, contract.getMemberBenefits, {})
  const benefit = { storeId, code: benefits[0]!.code, quantity: 1 }
  const { useId } = (await done(reception, contract.giveBenefitAtDesk, benefit)).used
  const add = (name: string, phone: string) => done(reception, contract.addCustomer, { storeId, name, phone })
  const [keptId, mergedId] = [
    (await add('林一', '13900000001')).customerId,
    (await add('黄二', '13900000002')).customerId,
  ]
  await done(manager, contract.mergeCustomers, { keptId, mergedId, reason: '同一个人' })
  const { mergeRequestId } = (await done(manager, contract.listMergeRequests, {})).rows[0]!
  const view = { list: 'members', name: '金卡', address: '', sharing: 'store', storeId }
  const { viewId } = await done(reception, contract.saveView, view)
  return { viewId, approvalId, adjustmentId, agreementId, useId, keptId, mergedId, mergeRequestId }
}
