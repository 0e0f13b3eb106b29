import * as contract from '@cheyou/contract'
import type { Endpoint, EndpointOutput } from '@cheyou/contract'
import { newId } from '../platform/db/ids.ts'
import { addManager, asCompany, codeOf } from './desk.ts'
import { shop, staffing } from './house-requests.ts'
import { serving } from './http.ts'
import { withReward } from './redeeming.ts'
import { consoleToken, fromConsole, fromPhone, phoneToken } from './sessions.ts'
import { testClub, type TestClub, type TestMember } from './test-app.ts'

interface Given {
  params?: Record<string, string>
  body?: unknown
}
/** Asks an endpoint as somebody and gives what it answers. @throws when it refuses */
type Asking = <E extends Endpoint>(endpoint: E, given?: Given) => Promise<EndpointOutput<E>>

export interface Scene {
  club: TestClub
  member: TestMember
  other: TestMember
  owner: Asking
  otherOwner: Asking
  reception: Asking
  manager: Asking
  secondManager: Asking
  /** Of the whole group. */
  admin: Asking
  /** Every idempotent request so far. */
  sent: SentRequest[]
}

export interface SentRequest {
  endpoint: Endpoint
  /** Of the staff; null: an owner. */
  staffId: string | null
  answer: unknown
  /** Sends it as it was, or with a key of its own. @throws when it is refused, with the answer in the message */
  again: (key?: string) => Promise<unknown>
}

async function openScene(): Promise<Scene> {
  const club = await testClub()
  const { ask, origin } = await serving(club.app)
  const sent: Scene['sent'] = []
  const as =
    (who: Record<string, string>, staffId: string | null = null): Asking =>
    async <E extends Endpoint>(endpoint: E, { params = {}, body }: Given = {}) => {
      const path = Object.entries(params).reduce(
        (filled, [name, value]) => filled.replace(`:${name}`, value),
        endpoint.path as string,
      )
      const ownKey = `key-${String(sent.length).padStart(8, '0')}`
      const send = async (key = ownKey) => {
        const headers = { ...who, ...(endpoint.idempotent && { 'Idempotency-Key': key }) }
        const { status, body: answer } = await ask(endpoint.method, path, { headers, body })
        if (status !== 200) throw new Error(`${endpoint.method} ${path}: ${JSON.stringify(answer)}`)
        return answer
      }
      const answer = await send()
      if (endpoint.idempotent) sent.push({ endpoint, staffId, answer, again: send })
      return answer as EndpointOutput<E>
    }
  const [member, other] = [await club.addMember(), await club.addMember()]
  const [first, second] = [await addManager(club, '顾晓岚'), await addManager(club, '周宁')]
  const third = await addManager(club, '总部', 'group_admin')
  return {
    club,
    member,
    other,
    owner: as(fromPhone(await phoneToken(club, { member }))),
    otherOwner: as(fromPhone(await phoneToken(club, { member: other }))),
    reception: as(fromPhone(await phoneToken(club, { staffId: club.reception.id })), club.reception.id),
    manager: as(fromConsole(await consoleToken(club, first.id), origin), first.id),
    secondManager: as(fromConsole(await consoleToken(club, second.id), origin), second.id),
    admin: as(fromConsole(await consoleToken(club, third.id), origin), third.id),
    sent,
  }
}

async function presenceOf({ club, reception }: Scene, member: TestMember): Promise<string> {
  const scanned = await reception(contract.scan, { body: { storeId: club.storeId, text: await codeOf(club, member) } })
  if (scanned.kind !== 'member') throw new Error('The code was not taken for a card')
  return scanned.presence.token
}

async function visitsAndTiers(scene: Scene): Promise<void> {
  const { club, member, other, owner, otherOwner, reception } = scene
  const { storeId } = club
  const settle = async ({ memberId, vehicleId }: TestMember, amountFen: number) => {
    const lines = [{ lineKind: 'labour', payer: 'customer', amountFen }]
    const draft = { storeId, memberId, vehicleId, workType: 'repair', lines }
    const { totals } = await reception(contract.previewVisit, { body: draft })
    return reception(contract.settleVisit, { body: { ...draft, quotedFen: totals.customerFen } })
  }
  await settle(member, 1_200_000)
  await settle(other, 500_000)
  const { visitId } = await settle(member, 1_000)
  await reception(contract.printReceipt, { params: { visitId } })
  const correction = { revision: 1, lines: [{ lineNo: 1, amountFen: 900 }], reason: '录错了' }
  await reception(contract.correctVisit, { params: { visitId }, body: correction })
  await reception(contract.voidVisit, { params: { visitId }, body: { reason: '记错了' } })
  const params = { memberId: member.memberId }
  const presenceToken = await presenceOf(scene, member)
  const upgrade = { storeId, presenceToken, from: 'standard', way: 'qualifying_points' }
  await reception(contract.confirmUpgrade, { params, body: upgrade })
  await otherOwner(contract.giveUpPoints, { body: { from: 'standard', quotedPoints: 2_000 } })
  await owner(contract.renewWithPoints, { body: { quotedPoints: 500 } })
  const payment = { way: 'fee', paidFen: 10_000 }
  await reception(contract.renewAtDesk, { params: { memberId: other.memberId }, body: { storeId, payment } })
  const policy = { storeId, policyNumber: 'P1', insurer: '人保', premiumFen: 400_000, renewedOn: '2026-11-18' }
  await reception(contract.recordInsurance, { params, body: policy })
  const { benefits } = await reception(contract.getMemberBenefits, { params })
  const benefit = { storeId, code: benefits[0]!.code, quantity: 1 }
  const give = async () => (await reception(contract.giveBenefitAtDesk, { params, body: benefit })).used.useId
  await reception(contract.undoBenefitUse, { params: { useId: await give() }, body: { reason: '点错了' } })
  await scene.manager(contract.undoConsoleBenefitUse, { params: { useId: await give() }, body: { reason: '点错了' } })
}

async function drafts({ club, member, reception }: Scene): Promise<void> {
  const { storeId } = club
  const typed = { odometer: '', workType: null, orderNumber: '', discretion: '', approvalId: null }
  const form = { ...typed, vehicleId: null, prices: 'list', lines: [], templateIds: [], vouchers: [] }
  const params = { tillDraftId: 'd'.repeat(32) }
  const kept = { storeId, memberId: member.memberId, station: 'here', form }
  await reception(contract.keepDraft, { params, body: kept })
  const { revision } = await reception(contract.takeDraft, { params, body: { station: 'there' } })
  await reception(contract.dropDraft, { params, body: { revision } })
  await reception(contract.bringBackDraft, { params })
}

async function archives({ club, reception, manager, secondManager }: Scene): Promise<void> {
  const { storeId } = club
  const add = (name: string, phone: string) => reception(contract.addCustomer, { body: { storeId, name, phone } })
  const [kept, merged, joining] = [
    await add('林一', '13900000001'),
    await add('林二', '13900000002'),
    await add('陈新', '13900000003'),
  ]
  const join = { storeId, way: 'fee', paidFen: 10_000 }
  await reception(contract.joinAtDesk, { params: { customerId: joining.customerId }, body: join })
  const pair = { keptId: kept.customerId, mergedId: merged.customerId, reason: '同一个人' }
  const ask = async () => {
    await manager(contract.mergeCustomers, { body: pair })
    const { rows } = await secondManager(contract.listMergeRequests)
    return { mergeRequestId: rows[0]!.mergeRequestId }
  }
  await secondManager(contract.refuseMerge, { params: await ask(), body: { reason: '不是一个人' } })
  await secondManager(contract.approveMerge, { params: await ask(), body: {} })
  await manager(contract.startEnrolment)
}

async function rewards(scene: Scene): Promise<void> {
  const { club, owner, reception, manager } = scene
  const kept = await withReward(club, { name: '保温杯', pointsPrice: 10, stockLeft: 50, perMemberLimit: null })
  const none = { tierLimits: null, tiers: null, storeIds: null, opensOn: null, closesOn: null, picture: null }
  const terms = { ...none, description: '', pointsPrice: 20, perMemberLimit: null, validDays: null, voucher: null }
  const form = { ...terms, name: '雨伞', kind: 'gift', stockLeft: 5 }
  const { rewardId } = await manager(contract.addReward, { body: form })
  const params = { rewardId }
  await manager(contract.editReward, { params, body: { ...terms, name: '折叠伞', revision: 1 } })
  await manager(contract.retireReward, { params, body: { revision: 2 } })
  await manager(contract.bringBackReward, { params, body: { revision: 3 } })
  await manager(contract.moveStock, { params, body: { kind: 'delivery', quantity: 4, reason: '补货' } })
  await manager(contract.orderRewards, { body: { rewardIds: [rewardId, kept] } })

  const { redemption } = await owner(contract.redeemReward, { body: { rewardId: kept, quantity: 4, quotedPoints: 40 } })
  const one = { redemptionId: redemption.redemptionId }
  await owner(contract.cancelRedemption, { params: one, body: { quantity: 1 } })
  await reception(contract.cancelForMember, { params: one, body: { quantity: 1, reason: '改主意' } })
  const handOver = async () => {
    const scanned = await reception(contract.scan, { body: { storeId: club.storeId, text: redemption.code } })
    if (scanned.kind !== 'redemption') throw new Error('The code was not taken for a redemption')
    const body = { storeId: club.storeId, scanToken: scanned.proof.token }
    await reception(contract.handOver, { params: one, body })
  }
  await handOver()
  await reception(contract.undoHandOver, { params: one, body: { reason: '拿错了' } })
  await handOver()
  await manager(contract.undoConsoleHandOver, { params: one, body: { reason: '拿错了' } })
  await manager(contract.cancelConsoleRedemption, { params: one, body: { reason: '车主不要了' } })
  await owner(contract.redeemReward, { body: { rewardId: kept, quantity: 1, quotedPoints: 10 } })
  const held = { filter: { state: 'held' }, count: 1 }
  await manager(contract.cancelRedemptions, { body: { chosen: held, reason: '不再供应' } })
  const chosen = { ids: [rewardId, kept] }
  await manager(contract.retireRewards, { body: { chosen } })
  await manager(contract.bringBackRewards, { body: { chosen } })
}

async function decisions({ club, member, reception, manager, secondManager }: Scene): Promise<void> {
  const { memberId, vehicleId } = member
  const { storeId } = club
  const propose = () =>
    manager(contract.proposeAdjustment, {
      params: { memberId },
      body: { qualifying: 0, redeemable: 1_500, reason: '补记' },
    })
  const [approved, refused] = [await propose(), await propose()]
  await secondManager(contract.approveAdjustment, { params: { adjustmentId: approved.adjustmentId }, body: {} })
  await secondManager(contract.refuseAdjustment, {
    params: { adjustmentId: refused.adjustmentId },
    body: { reason: '没有依据' },
  })
  const ask = () => {
    const body = { storeId, memberId, vehicleId, amountFen: 3_000, billFen: 10_000, reason: '投诉补偿' }
    return reception(contract.askDiscount, { body })
  }
  await manager(contract.approveDiscount, { params: { approvalId: (await ask()).approvalId }, body: {} })
  await manager(contract.refuseDiscount, {
    params: { approvalId: (await ask()).approvalId },
    body: { reason: '毛利不够' },
  })
  const company = await club.addMember()
  await asCompany(club, company, '黔通物流')
  const body = { name: '车队价', labourMilli: 800, partsMilli: 900, fromOn: '2026-11-18', untilOn: '2027-11-17' }
  const { agreementId } = await manager(contract.agreeTerms, { params: { memberId: company.memberId }, body })
  await manager(contract.endAgreement, { params: { agreementId }, body: { reason: '车队转走' } })
}

async function templates({ club, manager }: Scene): Promise<void> {
  const line = { itemName: '更换机油机滤', lineKind: 'labour', amountFen: 12_000 }
  const body = { storeId: club.storeId, name: '小保养', workType: 'repair', lines: [line] }
  const { templateId } = await manager(contract.addWorkTemplate, { body })
  await manager(contract.retireWorkTemplate, { params: { templateId } })
  await manager(contract.restoreWorkTemplate, { params: { templateId } })
  const chosen = { ids: [templateId] }
  await manager(contract.retireWorkTemplates, { body: { chosen } })
  await manager(contract.restoreWorkTemplates, { body: { chosen } })
}

async function lists({ manager }: Scene): Promise<void> {
  const view = { list: 'members', name: '金卡', address: 'tier=gold', sharing: 'group' }
  const params = { viewId: (await manager(contract.saveView, { body: view })).viewId }
  await manager(contract.dropView, { params })
  await manager(contract.bringBackView, { params })
  await manager(contract.noteExport, { body: { title: '会员', filters: '全部', rows: 2, format: 'csv' } })
}

async function rules({ manager }: Scene): Promise<void> {
  const workType = { code: 'detailing', name: '精洗', aliases: ['美容'], ordinaryRepair: false }
  await manager(contract.addWorkType, { body: workType })
  await manager(contract.retireWorkType, { params: { code: 'detailing' } })
  await manager(contract.restoreWorkType, { params: { code: 'detailing' } })
  const { versions } = await manager(contract.listRuleVersions)
  const { draftId, revision } = await manager(contract.createRuleDraft, {
    body: { name: '明年', basedOn: versions[0]!.version },
  })
  const params = { draftId }
  await manager(contract.startRuleSimulation, { params, body: { revision, from: '2026-01-01', to: '2026-11-18' } })
  await manager(contract.publishRuleDraft, { params, body: { revision, effectiveOn: null } })
}

/** The enrolment that waits is cancelled and begun again; an event whose handler gave up is tried again. */
async function work({ club, manager }: Scene): Promise<void> {
  const { rows: jobs } = await manager(contract.listJobs)
  const enrolment = jobs.find(({ kind }) => kind === 'enrolment')!
  const params = { jobId: enrolment.jobId }
  await manager(contract.cancelJob, { params, body: {} })
  await manager(contract.retryJob, { params, body: {} })
  const { app, clock } = club
  const eventId = newId()
  await app.db.upkeep((sql) =>
    sql.insert('outbox_events', [
      {
        id: eventId,
        groupId: app.groupId,
        event: 'visit.settled',
        handler: 'test.gives-up',
        subjectId: club.storeId,
        facts: '{}',
        actId: newId(),
        raisedAt: clock.now(),
        status: 'parked',
        notBefore: clock.now(),
        failures: 10,
        lastError: 'Error: gone',
        parkedAt: clock.now(),
      },
    ]),
  )
  await manager(contract.retryParkedEvent, { params: { eventId }, body: {} })
}

/** A club in which every idempotent endpoint was asked once, by whom it is for; a new one is asked here too. */
export async function everyRequest(): Promise<Scene> {
  const scene = await openScene()
  const parts = [visitsAndTiers, drafts, archives, rewards, decisions, rules, templates, lists, staffing, work, shop]
  for (const part of parts) await part(scene)
  return scene
}
