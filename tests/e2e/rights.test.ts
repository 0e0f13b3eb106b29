import {
  cancelForMember,
  cancelRedemption,
  endpoints,
  explainMyEntry,
  findMembers,
  getConsoleMe,
  getHome,
  getMemberPanel,
  getMyCar,
  getStatement,
  handOver,
  listConsoleMembers,
  listRewards,
  listWorkTypes,
  previewVisit,
  redeemReward,
  scan,
  settleVisit,
  undoHandOver,
  voidVisit,
  type VisitDraft,
} from '@cheyou/contract'
import type { Role } from '@cheyou/contract/codes'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { codeOf, scanRedemption } from '../support/card.ts'
import { expectRefused, readProblem, requestOf, type Client } from '../support/client.ts'
import { inWorld } from '../support/each-file.ts'
import type { Owner } from '../support/world.ts'
import { wishFor } from '../support/wish.ts'
import { quoted } from '../support/quoted.ts'

const world = inWorld({
  customers: [
    { name: '闻人甲', points: 900 },
    { name: '闻人乙', points: 900 },
    { name: '闻人丙', points: 900 },
  ],
  rewards: [
    { kind: 'gift', name: '遮阳帘', description: '到店领取', pointsPrice: 100, stockLeft: 9, perMemberLimit: null },
  ],
})

let mine: Owner
let theirs: Owner
/** At the one store that knows the members. */
let reception: Client
/** At a store that knows nobody. */
let elsewhere: Client
let branchId: string
beforeAll(async () => {
  mine = await world().owner('闻人甲')
  theirs = await world().owner('闻人乙')
  reception = await world().staff({ name: '罗前台', role: 'reception' })
  branchId = await world().addStore('远郊店')
  elsewhere = await world().staff({ name: '远郊前台', role: 'reception', stores: ['远郊店'] })
})

function draftOf(owner: Owner, storeId = world().storeId): VisitDraft {
  return {
    storeId,
    memberId: owner.memberId,
    vehicleId: owner.cars[0]!.vehicleId,
    workType: 'repair',
    lines: [{ lineKind: 'labour', payer: 'customer', amountFen: 5_000 }],
  }
}

const guarded = endpoints.filter((one) => one.audience !== 'public' && one.audience !== 'demo')
const title = (one: { method: string; path: string }) => `${one.method.toUpperCase()} ${one.path}`

describe('without a session', () => {
  it.each(guarded.map((one) => [title(one), one] as const))('%s answers 401', async (asked, endpoint) => {
    const request = requestOf(endpoint, { params: { ...someParams }, body: endpoint.body ? {} : undefined })
    // A page of our own, so that the console's check of the origin is not what refuses.
    const client = world().visitor().with({ pageOrigin: world().server.origin })
    const response = await client.send(request)
    expect(response.status).toBe(401)
    expect(readProblem(asked, response, await response.text()).code).toBe('SESSION_MISSING')
  })
})

const someParams = {
  vehicleId: 'x',
  entryId: 'x',
  redemptionId: 'x',
  visitId: 'x',
  memberId: 'x',
  useId: 'x',
}

describe('in the wrong role', () => {
  const ofStaff = guarded.filter((one) => one.roles !== undefined).filter((one) => one.audience === 'staff')
  const ofMembers = guarded.filter((one) => one.audience === 'member')

  it.each(ofStaff.map((one) => [title(one), one] as const))('a member at %s gets 403', async (asked, endpoint) => {
    const response = await mine.client.send(
      requestOf(endpoint, { params: someParams, body: endpoint.body ? {} : undefined }),
    )
    expect(response.status).toBe(403)
    expect(readProblem(asked, response, await response.text()).code).toBe('ROLE_MISSING')
  })

  it.each(ofMembers.map((one) => [title(one), one] as const))('staff at %s get 403', async (asked, endpoint) => {
    const response = await reception.send(
      requestOf(endpoint, { params: someParams, body: endpoint.body ? {} : undefined }),
    )
    expect(response.status).toBe(403)
    expect(readProblem(asked, response, await response.text()).code).toBe('ROLE_MISSING')
  })

  /** Where an endpoint of the staff does not name the role, its people are refused. */
  async function expectOnlyNamed(person: Client, role: Role): Promise<void> {
    for (const endpoint of ofStaff.filter((one) => !one.roles.includes(role))) {
      const request = requestOf(endpoint, { params: someParams, body: endpoint.body ? {} : undefined })
      const response = await person.send(request)
      const { status, code } = readProblem(title(endpoint), response, await response.text())
      expect([title(endpoint), status, code]).toEqual([title(endpoint), 403, 'ROLE_MISSING'])
    }
  }

  it('a technician settles and hands over nothing, and neither does care settle', async () => {
    const technician = await world().staff({ name: '技师', role: 'technician' })
    await expectOnlyNamed(technician, 'technician')
    await technician.call(listWorkTypes)
    for (const endpoint of [settleVisit, previewVisit])
      await expectRefused(technician, 'ROLE_MISSING', endpoint, { body: await quoted(technician, draftOf(mine)) })
    await expectRefused(technician, 'ROLE_MISSING', scan, { body: { storeId: world().storeId, text: codeOf(mine) } })
    await expectRefused(technician, 'ROLE_MISSING', findMembers, { body: { q: mine.customer.phone } })
    const care = await world().staff({ name: '客服', role: 'care' })
    await expectOnlyNamed(care, 'care')
    await expectRefused(care, 'ROLE_MISSING', settleVisit, { body: await quoted(care, draftOf(mine)) })
    expect((await care.call(getMemberPanel, { params: { memberId: mine.memberId } })).card.name).toBe('闻人甲')
  })

  it('a token of the phone opens no console', async () => {
    const token = reception.credentials.bearer!
    const disguised = world()
      .visitor()
      .with({ cookie: `cheyou_console=${token}`, pageOrigin: world().server.origin })
    await expectRefused(disguised, 'SESSION_MISSING', getConsoleMe)
    await expectRefused(disguised, 'SESSION_MISSING', listConsoleMembers)
  })
})

describe('what is another member’s', () => {
  it('does not exist: car, entry, redemption', async () => {
    const [entry] = (await theirs.client.call(getStatement)).rows
    const [reward] = (await theirs.client.call(listRewards)).rows
    const { redemption } = await theirs.client.call(redeemReward, { body: wishFor(reward!) })
    const before = await theirs.client.call(getHome)

    const foreign = await expectRefused(mine.client, 'NOT_FOUND', getMyCar, {
      params: { vehicleId: theirs.cars[0]!.vehicleId },
    })
    expect(foreign.status).toBe(404)
    await expectRefused(mine.client, 'NOT_FOUND', explainMyEntry, { params: { entryId: entry!.id } })
    await expectRefused(mine.client, 'NOT_FOUND', cancelRedemption, {
      params: { redemptionId: redemption.redemptionId },
      body: {},
    })
    for (const id of ['x', '01ARZ3NDEKTSV4RRFFQ69G5FAV', "' OR 1=1 --", '../../etc/passwd', '%00', '🙂']) {
      await expectRefused(mine.client, 'NOT_FOUND', getMyCar, { params: { vehicleId: id } })
      await expectRefused(mine.client, 'NOT_FOUND', explainMyEntry, { params: { entryId: id } })
      await expectRefused(mine.client, 'NOT_FOUND', cancelRedemption, { params: { redemptionId: id }, body: {} })
    }
    expect(await theirs.client.call(getHome)).toEqual(before)
  })

  it('car cannot be brought by me at the desk', async () => {
    const body = { ...draftOf(mine), vehicleId: theirs.cars[0]!.vehicleId }
    await expectRefused(reception, 'NOT_FOUND', settleVisit, { body: await quoted(reception, body) })
    await expectRefused(reception, 'NOT_FOUND', previewVisit, { body })
  })
})

describe('staff of another store', () => {
  it('neither find nor see a member they have not scanned', async () => {
    for (const q of [mine.customer.phone, mine.cardNumber, mine.customer.cars[0]!.plate])
      expect(await elsewhere.call(findMembers, { body: { q } })).toEqual({ rows: [], more: false })
    await expectRefused(elsewhere, 'NOT_FOUND', getMemberPanel, { params: { memberId: mine.memberId } })
  })

  it('neither settle for them nor act for a store that is not theirs', async () => {
    await expectRefused(elsewhere, 'NOT_FOUND', settleVisit, { body: await quoted(elsewhere, draftOf(mine, branchId)) })
    await expectRefused(elsewhere, 'NOT_FOUND', settleVisit, { body: await quoted(elsewhere, draftOf(mine)) })
    await expectRefused(elsewhere, 'NOT_FOUND', previewVisit, { body: draftOf(mine) })
    await expectRefused(elsewhere, 'NOT_FOUND', scan, { body: { storeId: world().storeId, text: codeOf(mine) } })
    await expectRefused(reception, 'NOT_FOUND', settleVisit, { body: await quoted(reception, draftOf(mine, branchId)) })
  })

  it('void no visit of ours', async () => {
    const { visitId } = await reception.call(settleVisit, { body: await quoted(reception, draftOf(mine)) })
    const before = (await mine.client.call(getHome)).card.balances
    await expectRefused(elsewhere, 'NOT_FOUND', voidVisit, { params: { visitId }, body: { reason: '不是我店的' } })
    expect((await mine.client.call(getHome)).card.balances).toEqual(before)
  })

  it('hand over at their own store only', async () => {
    const owner = await world().owner('闻人丙')
    const [reward] = (await owner.client.call(listRewards)).rows
    const { redemption } = await owner.client.call(redeemReward, { body: wishFor(reward!) })
    const params = { redemptionId: redemption.redemptionId }
    await expectRefused(elsewhere, 'NOT_FOUND', handOver, { params, body: { storeId: world().storeId } })
    await expectRefused(elsewhere, 'SCAN_EXPIRED', handOver, { params, body: { storeId: branchId } })
    const seen = await scanRedemption(elsewhere, redemption.code, branchId)
    expect(seen.redemption).toMatchObject({ memberName: '闻人丙', can: ['hand_over'] })
    const cancellation = { params, body: { reason: '不归本店管' } }
    await expectRefused(elsewhere, 'NOT_FOUND', cancelForMember, cancellation)
    const given = await elsewhere.call(handOver, { params, body: seen.body })
    expect(given.redemption).toMatchObject({ state: 'handed_over', storeName: '远郊店' })
    await expectRefused(reception, 'NOT_FOUND', undoHandOver, { params, body: { reason: '不是本店核销的' } })
  })
})

describe('staff who left', () => {
  it('are out as soon as their session is read again, within two seconds', async () => {
    const leaver = await world().staff({ name: '离职者', role: 'manager' })
    await leaver.call(listWorkTypes)
    const now = new Date().toISOString().replace('T', ' ').slice(0, 23)
    await world().database.run('UPDATE staff SET retiredAt = ? WHERE name = ?', [now, '离职者'])
    await vi.waitFor(() => expectRefused(leaver, 'ROLE_MISSING', listWorkTypes), { timeout: 30_000, interval: 100 })
  })
})
