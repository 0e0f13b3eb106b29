import * as contract from '@cheyou/contract'
import type { Endpoint, Figure } from '@cheyou/contract'
import type { FigureKind } from '@cheyou/contract/codes'
import { expect, test } from 'vitest'
import { newId } from '../../platform/db/ids.ts'
import { askDiscount } from '../../areas/club/discounts/index.ts'
import { changeTiers, proposeAdjustment } from '../../areas/club/membership/index.ts'
import type { StaffCaller } from '../../areas/people/auth/index.ts'
import { askOrMerge } from '../../areas/people/merging/index.ts'
import { voidVisit } from '../../areas/visits/visits/void-visit.ts'
import { addManager, openStore } from '../../testing/desk.ts'
import { serving } from '../../testing/http.ts'
import { earn, redeem, withReward } from '../../testing/redeeming.ts'
import { consoleToken, fromConsole } from '../../testing/sessions.ts'
import { newKey, systemAct, testClub, type TestClub, type TestMember } from '../../testing/test-app.ts'

/** The list that a figure opens. */
const lists: Readonly<Record<FigureKind, Endpoint>> = {
  discount_approvals: contract.listDiscountApprovals,
  adjustments: contract.listAdjustments,
  merges: contract.listMergeRequests,
  upgrades: contract.listConsoleUpgradeQueue,
  collections: contract.listConsoleRedemptions,
  failed_jobs: contract.listJobs,
  parked_events: contract.listParkedEvents,
  visits: contract.listConsoleVisits,
  redeemed: contract.listConsoleRedemptions,
  joined: contract.listConsoleMembers,
  upgraded: contract.listConsoleMembers,
  memberships: contract.listConsoleMembers,
  held_redemptions: contract.listConsoleRedemptions,
  points: contract.listConsoleMembers,
}

interface Row {
  customerFen?: number
  redeemable?: number
  points?: number
}

/** Somebody at the console, and what they read. */
async function atConsole(club: TestClub, staffId: string) {
  const { ask, origin } = await serving(club.app)
  const headers = fromConsole(await consoleToken(club, staffId), origin)
  const get = async (path: string) => {
    const { status, body } = await ask('get', path, { headers })
    expect(status, `${path} ${JSON.stringify(body)}`).toBe(200)
    return body as Record<string, unknown>
  }
  return {
    get,
    figures: async (): Promise<Figure[]> => {
      const { happening, changed, ending } = await get(contract.getToday.path)
      const { waiting } = await get(contract.getWaiting.path)
      return [waiting, happening, changed, ending].flat() as Figure[]
    },
    /** Every row of the list that a figure opens, two at a time where it comes in pages. */
    behind: async ({ kind, filter }: Figure): Promise<Row[]> => {
      const { path, query } = lists[kind]
      const found: Row[] = []
      for (let cursor: string | null = ''; cursor !== null;) {
        const page = query === undefined ? {} : { limit: '2', ...(cursor && { cursor }) }
        const answer = await get(`${path}?${new URLSearchParams({ ...filter, ...page }).toString()}`)
        found.push(...(answer['rows'] as Row[]))
        cursor = (answer['nextCursor'] as string | null | undefined) ?? null
      }
      return found
    },
  }
}

const total = (rows: readonly Row[], name: keyof Row) => rows.reduce((sum, row) => sum + (row[name] ?? 0), 0)

/** What the rows behind a figure come to, where it says so. */
function sumsOf({ kind }: Figure, rows: readonly Row[]): [fen: number | null, points: number | null] {
  if (kind === 'visits') return [total(rows, 'customerFen'), total(rows, 'redeemable')]
  return [null, kind === 'redeemed' ? total(rows, 'points') : null]
}

/** A day at the shop on which something of every kind has happened. */
async function busyDay(club: TestClub, manager: StaffCaller) {
  const { app, storeId, reception } = club
  const members = [await club.addMember(), await club.addMember(), await club.addMember()] as const
  const [first, second, third] = members
  // Asked for before there is something open between the two, which would stand against it.
  await strangersAskedToMerge(club, manager, first, second)
  for (const [n, member] of members.entries()) await earn(club, member, 1000 + n)
  const mistaken = await earn(club, first, 50)
  await voidVisit(app, reception, mistaken, '录错了', newKey(reception))
  const cup = await withReward(club)
  for (const member of [first, second, third]) await redeem(club, member, cup)
  const { memberId, vehicleId } = second
  const wish = { storeId, memberId, vehicleId, amountFen: 30_000, billFen: 100_000, reason: '老客户' }
  await askDiscount(app, reception, wish, newKey(reception))
  const points = { memberId: third.memberId, qualifying: 0, redeemable: 9_000, reason: '补记' }
  await proposeAdjustment(app, manager, points, newKey(manager))
  await rowsByHand(club, members)
  return { members, mistaken }
}

async function strangersAskedToMerge({ app }: TestClub, manager: StaffCaller, a: TestMember, b: TestMember) {
  await app.db.unit(systemAct(app.groupId), async ({ sql }) => {
    for (const { customerId } of [a, b])
      await sql.run('UPDATE customers SET name = id, phoneHash = id WHERE id = ?', [customerId])
  })
  const pair = { keptId: a.customerId, mergedId: b.customerId, reason: '本人来过' }
  await askOrMerge(app, manager, pair, newKey(manager), async (_unit, { mergeId }) => ({ mergeId }))
}

/** What nights and imports leave behind. */
async function rowsByHand(
  { app, clock }: TestClub,
  [first, second, third]: readonly [TestMember, TestMember, TestMember],
) {
  const { groupId } = app
  const now = clock.now()
  await app.db.unit(systemAct(groupId), async (unit) => {
    const { sql } = unit
    await sql.run("UPDATE members SET joinedOn = '2026-11-17' WHERE id IN (?, ?)", [first.id, second.id])
    await sql.run("UPDATE members SET membershipEndsOn = '2026-11-18' WHERE id = ?", [third.id])
    await sql.run("UPDATE members SET membershipEndsOn = '2026-12-19' WHERE id = ?", [second.id])
    await sql.run("UPDATE point_lots SET expiresOn = '2026-12-18' WHERE memberId IN (?, ?)", [first.id, third.id])
    await sql.run("UPDATE redemptions SET collectBy = '2026-12-18' WHERE memberId = ?", [first.id])
    await sql.run("UPDATE redemptions SET collectBy = '2027-12-18' WHERE memberId <> ?", [first.id])
    const change = { cause: 'test', ruleVersion: 1, effectiveOn: '2026-11-17' }
    const up = { ...change, memberId: first.id, from: 'standard', to: 'gold' }
    const down = { ...change, memberId: first.id, from: 'gold', to: 'silver', cause: 'test-2' }
    await changeTiers(unit, [up])
    await changeTiers(unit, [down])
    const job = { groupId, kind: 'x', title: '夜间任务', input: 'null', notBefore: now, attempts: 9, progressDone: 0 }
    await sql.insert(
      'jobs',
      ['failed', 'done', 'failed'].map((state) => ({
        ...job,
        id: newId(),
        jobKey: newId(),
        state,
        askedBy: 'clock',
        createdAt: now,
      })),
    )
    const event = { groupId, event: 'e', handler: 'h', subjectId: '', facts: '{}', actId: '', raisedAt: now }
    await sql.insert('outbox_events', [
      { ...event, id: newId(), status: 'parked', notBefore: now, failures: 10, lastError: 'x', parkedAt: now },
    ])
  })
}

test('each figure of 今日 is the number of rows of the list that it opens, and its sums are theirs', async () => {
  const club = await testClub()
  const manager = await addManager(club, '顾晓岚')
  await busyDay(club, manager)
  const { figures, behind } = await atConsole(club, manager.id)
  const told = await figures()
  for (const figure of told) {
    const rows = await behind(figure)
    expect([figure.kind, figure.count, figure.countCapped]).toEqual([figure.kind, rows.length, false])
    expect([figure.kind, figure.fen, figure.points]).toEqual([figure.kind, ...sumsOf(figure, rows)])
  }
  const counts = Object.fromEntries(told.map(({ kind, count }) => [kind, count]))
  expect(counts).toEqual({
    discount_approvals: 1,
    adjustments: 1,
    merges: 1,
    upgrades: 3,
    collections: 3,
    failed_jobs: 2,
    parked_events: 1,
    visits: 3,
    redeemed: 3,
    joined: 2,
    upgraded: 1,
    memberships: 1,
    held_redemptions: 1,
    points: 2,
  })
})

test('a figure shows what a role may open and a store knows, and nothing of what is empty', async () => {
  const club = await testClub()
  const manager = await addManager(club, '顾晓岚')
  await busyDay(club, manager)
  const desk = await atConsole(club, club.reception.id)
  expect((await desk.figures()).map(({ kind }) => kind)).toEqual(['visits'])
  const second = await openStore(club)
  const elsewhere = await atConsole(club, second.reception.id)
  expect(await elsewhere.figures()).toEqual([])
})

test('months add up the settled visits of a year, those taken back left out, each opening its days', async () => {
  const club = await testClub()
  const manager = await addManager(club, '顾晓岚')
  const { members } = await busyDay(club, manager)
  club.clock.advance(20 * 86_400_000)
  await earn(club, members[0], 7)
  const { get } = await atConsole(club, manager.id)
  const months = (await get(contract.getVisitMonths.path))['rows'] as contract.VisitMonth[]
  expect(months.map(({ from }) => from)).toEqual(
    Array.from({ length: 12 }, (_, n) => `2026-${String(n + 1).padStart(2, '0')}-01`),
  )
  for (const { from, to, visits, fen } of months.slice(-2)) {
    const listed = await get(`${contract.listConsoleVisits.path}?show=settled&from=${from}&to=${to}&limit=100`)
    const rows = listed['rows'] as Row[]
    expect([visits, fen]).toEqual([rows.length, total(rows, 'customerFen')])
  }
  expect(months.slice(-2).map(({ visits }) => visits)).toEqual([3, 1])
})

test('visits are listed newest first, also those of several stores, and narrowed to what was taken back', async () => {
  const club = await testClub()
  const manager = await addManager(club, '顾晓岚')
  const { mistaken } = await busyDay(club, manager)
  const { get } = await atConsole(club, manager.id)
  const { rows, count } = await get(`${contract.listConsoleVisits.path}?show=void`)
  expect([count, rows]).toMatchObject([1, [{ visitId: mistaken, show: 'void', qualifying: 0, redeemable: 0 }]])
  const all = await get(contract.listConsoleVisits.path)
  const ids = (all['rows'] as { visitId: string }[]).map(({ visitId }) => visitId)
  expect(ids).toEqual(ids.toSorted().toReversed())
  expect(ids).toHaveLength(4)
})
