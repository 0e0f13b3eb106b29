import {
  agreeTerms,
  approveAdjustment,
  bringBackView,
  cancelConsoleRedemption,
  changeView,
  chooseColumns,
  dropView,
  endpoints,
  explainMemberEntry,
  getConsoleMe,
  getToday,
  getWaiting,
  listConsoleVisits,
  getConsoleMember,
  getConsoleRedemption,
  getDesk,
  getHome,
  getStatement,
  listAdjustments,
  listConsoleMembers,
  listConsoleRedemptions,
  listRewards,
  noteExport,
  proposeAdjustment,
  redeemReward,
  saveView,
  refuseAdjustment,
  signOutOfConsole,
  undoConsoleBenefitUse,
  undoConsoleHandOver,
  giveBenefitAtDesk,
  type Endpoint,
} from '@cheyou/contract'
import { beforeAll, describe, expect, it } from 'vitest'
import { expectRefused, readProblem, requestOf, type Client } from '../support/client.ts'
import { signInAtDesk } from '../support/console.ts'
import { inWorld } from '../support/each-file.ts'
import { ulidLike, type Owner } from '../support/world.ts'
import { wishFor } from '../support/wish.ts'

const world = inWorld({
  customers: [{ name: '夏侯甲', points: 12_000 }],
  rewards: [
    { kind: 'gift', name: '遮阳帘', description: '到店领取', pointsPrice: 100, stockLeft: 9, perMemberLimit: null },
  ],
  environment: { RATE_LIMIT_FACTOR: '20' },
})

let owner: Owner
let reception: Client
let manager: Client
let care: Client
let clerk: Client
/** Manages a store that knows nobody. */
let stranger: Client
beforeAll(async () => {
  owner = await world().owner('夏侯甲')
  reception = await world().staff({ name: '罗前台', role: 'reception' })
  manager = await signInAtDesk(world(), { name: '顾经理', role: 'manager', login: 'gu' })
  care = await signInAtDesk(world(), { name: '乔关爱', role: 'care', login: 'qiao' })
  clerk = await signInAtDesk(world(), { name: '罗登录', role: 'reception', login: 'luo' })
  await world().addStore('远郊店')
  const elsewhere = { name: '远郊经理', role: 'manager' as const, login: 'yuan', stores: ['远郊店'] }
  stranger = await signInAtDesk(world(), elsewhere)
})

const title = ({ method, path }: Pick<Endpoint, 'method' | 'path'>) => `${method.toUpperCase()} ${path}`
const ofStaff = endpoints.filter((endpoint) => endpoint.roles !== undefined)
const atConsole = ofStaff.filter(({ audience }) => audience === 'console')
/** What is not for everybody who can sign in. */
const atDesk = atConsole.filter((endpoint) => !endpoint.roles.includes('reception'))
const named = atDesk.map((endpoint) => [title(endpoint), endpoint] as const)

const someParams = {
  memberId: 'x',
  entryId: 'x',
  adjustmentId: 'x',
  agreementId: 'x',
  jobId: 'x',
  eventId: 'x',
  approvalId: 'x',
  draftId: 'x',
  simulationId: 'x',
  redemptionId: 'x',
  rewardId: 'x',
  useId: 'x',
  version: '1',
  code: 'x',
}

async function codeFor(client: Client, endpoint: Endpoint): Promise<string | null> {
  const given = { params: someParams, ...(endpoint.body && { body: {} }) }
  const response = await client.send(requestOf(endpoint, given))
  const text = await response.text()
  return response.ok ? null : readProblem(title(endpoint), response, text).code
}

describe('at the console', () => {
  it.each(named)('reception is refused %s', async (_, endpoint) => {
    expect(await codeFor(clerk, endpoint)).toBe('ROLE_MISSING')
  })

  it.each(named)('a care specialist does only what their role allows: %s', async (_, endpoint) => {
    expect((await codeFor(care, endpoint)) !== 'ROLE_MISSING').toBe(endpoint.roles.includes('care'))
  })

  it('everybody who can sign in sees who they are and signs out, and nothing else is for everybody', () => {
    const forEverybody = atConsole.filter((endpoint) => !atDesk.includes(endpoint))
    // Figures follow the role: whoever may not open a list is not told its figure.
    const figures = [getWaiting, getToday, listConsoleVisits]
    // How one likes lists is each person's own; what is shared of it asks for the role itself.
    const ofLists = [getDesk, chooseColumns, saveView, changeView, dropView, bringBackView, noteExport]
    expect(new Set(forEverybody)).toEqual(new Set([signOutOfConsole, getConsoleMe, ...figures, ...ofLists]))
  })

  it.each(named.filter(([, { method }]) => method !== 'get'))(
    'a page of another site does nothing with %s',
    async (_, endpoint) => {
      expect(await codeFor(manager.with({ pageOrigin: 'https://elsewhere.example' }), endpoint)).toBe('ORIGIN_REFUSED')
    },
  )
})

describe('a manager of another store', () => {
  const adjustment = { qualifying: 0, redeemable: 10, reason: '试试' }
  const terms = { name: '车队价', labourMilli: 900, partsMilli: 900, fromOn: '2030-01-01', untilOn: '2030-12-31' }
  /** What a writing request about a member says when it is right. */
  const bodies: Record<string, object> = { [title(proposeAdjustment)]: adjustment, [title(agreeTerms)]: terms }
  const aboutMember = named.filter(([, { path }]) => path.includes(':memberId'))

  it.each(aboutMember)('does not find our member: %s', async (asked, endpoint) => {
    const [entry] = (await owner.client.call(getStatement)).rows
    const params = { memberId: owner.memberId, entryId: entry!.id }
    const body = bodies[asked]
    const response = await stranger.send(requestOf(endpoint, { params, ...(body && { body }) }))
    expect(readProblem(asked, response, await response.text())).toMatchObject({ status: 404, code: 'NOT_FOUND' })
    const own = await manager.send(requestOf(endpoint, { params, ...(body && { body }) }))
    expect(own.status).not.toBe(404)
  })

  it('lists nobody and nothing of ours', async () => {
    expect(await stranger.call(listConsoleMembers)).toMatchObject({ count: 0, rows: [] })
    await expectRefused(stranger, 'NOT_FOUND', getConsoleMember, { params: { memberId: owner.memberId } })
    await expectRefused(stranger, 'NOT_FOUND', explainMemberEntry, {
      params: { memberId: owner.memberId, entryId: ulidLike() },
    })
    expect(await stranger.call(listAdjustments)).toEqual({
      rows: [],
      nextCursor: null,
      count: 0,
      countCapped: false,
      pending: 0,
    })
  })

  it('decides on no adjustment of ours', async () => {
    const large = { qualifying: 0, redeemable: 5_000, reason: '等别人批' }
    const { adjustmentId } = await care.call(proposeAdjustment, {
      params: { memberId: owner.memberId },
      body: large,
    })
    const params = { adjustmentId }
    const before = (await owner.client.call(getHome)).card.balances
    await expectRefused(stranger, 'NOT_FOUND', approveAdjustment, { params, body: {} })
    await expectRefused(stranger, 'NOT_FOUND', refuseAdjustment, { params, body: { reason: '不批' } })
    expect((await owner.client.call(getHome)).card.balances).toEqual(before)
    expect(await manager.call(refuseAdjustment, { params, body: { reason: '不批' } })).toMatchObject({
      state: 'refused',
    })
  })

  it('sees, cancels and undoes no redemption of ours, nor the use of a benefit', async () => {
    const [reward] = (await owner.client.call(listRewards)).rows
    const { redemption } = await owner.client.call(redeemReward, { body: wishFor(reward!) })
    const params = { redemptionId: redemption.redemptionId }
    const before = (await owner.client.call(getHome)).card.balances
    expect((await stranger.call(listConsoleRedemptions)).rows).toEqual([])
    await expectRefused(stranger, 'NOT_FOUND', getConsoleRedemption, { params })
    await expectRefused(stranger, 'NOT_FOUND', cancelConsoleRedemption, { params, body: { reason: '不归我管' } })
    await expectRefused(stranger, 'NOT_FOUND', undoConsoleHandOver, { params, body: { reason: '不归我管' } })
    expect((await owner.client.call(getHome)).card.balances).toEqual(before)
    const { used } = await reception.call(giveBenefitAtDesk, {
      params: { memberId: owner.memberId },
      body: { storeId: world().storeId, code: 'wash', quantity: 1 },
    })
    const undoing = { params: { useId: used.useId }, body: { reason: '不归我管' } }
    await expectRefused(stranger, 'NOT_FOUND', undoConsoleBenefitUse, undoing)
    expect((await manager.call(undoConsoleBenefitUse, undoing)).uses[0]).toMatchObject({ useId: used.useId })
  })
})
