import type { RuleSet } from '@cheyou/domain'
import { describe, expect, test } from 'vitest'
import { newId } from '../../../platform/db/ids.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import { nightlyJob } from '../../../testing/night.ts'
import { lock, moreThan, oneCause, openLedger, race } from '../../../testing/race.ts'
import {
  automaticUpgrades,
  newKey,
  systemAct,
  testClub,
  type TestClub,
  type TestMember,
} from '../../../testing/test-app.ts'
import { addStaff, type StaffCaller } from '../../people/auth/index.ts'
import { liability, postSource, readBalances, statementOf } from '../points/index.ts'
import { approveAdjustment, proposeAdjustment, refuseAdjustment } from './adjust-points.ts'
import { auditClub } from '../../../audit.ts'

async function manager(club: TestClub, name: string): Promise<StaffCaller> {
  const person = { name, role: 'manager' as const, storeIds: [club.storeId] }
  const id = await club.app.db.unit(systemAct(club.app.groupId), (unit) => addStaff(unit, club.app.keys, person))
  return { id, sessionId: newId(), ownCustomerIds: [], ...person }
}

const balancesOf = async ({ app }: TestClub, { memberId }: TestMember) =>
  (await readBalances(app.db.read, [memberId])).get(memberId)

async function refusalOf(attempt: Promise<unknown>): Promise<string | null> {
  try {
    await attempt
    return null
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
}

describe('manual adjustments', () => {
  test('up to the limit are posted at once, with their reason in the statement', async () => {
    const club = await testClub()
    const member = await club.addMember()
    const first = await manager(club, '顾晓岚')
    const request = { memberId: member.memberId, qualifying: 0, redeemable: 1000, reason: '补记活动积分' }
    const key = newKey(first)
    const posted = await proposeAdjustment(club.app, first, request, key)
    expect(await proposeAdjustment(club.app, first, request, key)).toEqual(posted)
    expect(await balancesOf(club, member)).toEqual({ qualifying: 0, redeemable: 1000, held: 0, debt: 0 })
    const { rows } = await statementOf(club.app.db.read, member.memberId, { limit: 5 })
    expect(rows).toMatchObject([{ kind: 'adjustment', redeemable: 1000, subject: { reason: '补记活动积分' } }])
    expect(await liability(club.app.db.read, club.app.groupId, club.clock.now())).toMatchObject({
      points: 1000,
      fen: 1000,
    })
    const taken = { ...request, redeemable: -400 }
    await proposeAdjustment(club.app, first, taken, newKey(first))
    expect(await balancesOf(club, member)).toMatchObject({ redeemable: 600 })
    expect((await auditClub(club.app.db.read)).findings).toEqual([])
  })

  test('many small ones add up: for a member by whomever, and by one person for whomever, over thirty days', async () => {
    const club = await testClub()
    const [member, other] = [await club.addMember(), await club.addMember()]
    const [first, second] = [await manager(club, '甲'), await manager(club, '乙')]
    const give = async (by: StaffCaller, { memberId }: TestMember, redeemable: number) => {
      const request = { memberId, qualifying: 0, redeemable, reason: '补记' }
      return (await proposeAdjustment(club.app, by, request, newKey(by))).state
    }
    expect(await give(first, member, 600)).toBe('posted')
    expect(await give(first, member, 401)).toBe('pending')
    expect(await give(first, other, 401)).toBe('pending')
    expect(await give(first, other, 400)).toBe('posted')
    expect(await give(second, member, 401)).toBe('pending')
    expect(await give(second, member, -600)).toBe('posted')
    expect(await give(second, other, 600)).toBe('posted')
    club.clock.advance(30 * 86_400_000 + 1)
    expect(await give(first, member, 1_000)).toBe('posted')
    expect((await auditClub(club.app.db.read)).findings).toEqual([])
  })

  race(
    'of many that one person proposes at once no more pass alone than the limit allows',
    { look: /FROM point_adjustments/, parties: 5, off: [lock], sees: Array(5).fill('posted') },
    async (contest) => {
      const club = await testClub()
      const first = await manager(club, '甲')
      const members = await Promise.all(Array.from({ length: 5 }, () => club.addMember()))
      const { app } = contest(club)
      const states = await Promise.all(
        members.map(async ({ memberId }) => {
          const request = { memberId, qualifying: 0, redeemable: 400, reason: '补记' }
          return (await proposeAdjustment(app, first, request, newKey(first))).state
        }),
      )
      expect(states.toSorted()).toEqual(['pending', 'pending', 'pending', 'posted', 'posted'])
    },
  )

  race(
    'above the limit wait for another person, who posts them once however many approve',
    {
      look: /FROM point_adjustments\s+WHERE groupId/,
      parties: 3,
      off: [...openLedger, [/ AND state = \?/, ' AND ? IS NOT NULL']],
      dropped: [oneCause],
      sees: 3,
    },
    async (contest) => {
      const club = await testClub(automaticUpgrades)
      const member = await club.addMember()
      const [first, second, third] = [await manager(club, '甲'), await manager(club, '乙'), await manager(club, '丙')]
      const request = { memberId: member.memberId, qualifying: 3000, redeemable: 1001, reason: '并入旧系统积分' }
      const { adjustmentId: id } = await proposeAdjustment(club.app, first, request, newKey(first))
      expect(await balancesOf(club, member)).toMatchObject({ qualifying: 0, redeemable: 0 })
      expect(await refusalOf(approveAdjustment(club.app, first, id, newKey(first)))).toBe('ADJUSTMENT_OWN')
      const { app } = contest(club)
      const outcomes = await Promise.all(
        [second, third, second].map((caller) => refusalOf(approveAdjustment(app, caller, id, newKey(caller)))),
      )
      expect(outcomes.filter((code) => code === null)).toHaveLength(1)
      expect(outcomes.filter((code) => code === 'ADJUSTMENT_STATE')).toHaveLength(2)
      expect(await balancesOf(club, member)).toMatchObject({ qualifying: 3000, redeemable: 1001 })
      const row = await club.app.db.read.one('SELECT tier FROM members WHERE id = ?', [member.memberId])
      expect(row).toEqual({ tier: 'silver' })
      expect((await auditClub(club.app.db.read)).findings).toEqual([])
    },
  )

  test('qualifying points that reach a tier invite, and taking them back withdraws it', async () => {
    const club = await testClub()
    const member = await club.addMember()
    const [first, second] = [await manager(club, '甲'), await manager(club, '乙')]
    const adjust = async (qualifying: number) => {
      const request = { memberId: member.memberId, qualifying, redeemable: 0, reason: '并入' }
      const { adjustmentId: id } = await proposeAdjustment(club.app, first, request, newKey(first))
      await approveAdjustment(club.app, second, id, newKey(second))
    }
    const queue = () => club.app.db.read.all("SELECT toTier FROM upgrade_candidates WHERE state = 'open'")
    await adjust(3000)
    expect(await queue()).toEqual([{ toTier: 'silver' }])
    await adjust(-3000)
    expect(await queue()).toEqual([])
  })

  test('a refused one posts nothing and cannot be approved afterwards', async () => {
    const club = await testClub()
    const member = await club.addMember()
    const [first, second] = [await manager(club, '甲'), await manager(club, '乙')]
    const request = { memberId: member.memberId, qualifying: 0, redeemable: 5000, reason: '人情' }
    const { adjustmentId } = await proposeAdjustment(club.app, first, request, newKey(first))
    const refusal = { adjustmentId, reason: '没有依据' }
    expect(await refusalOf(refuseAdjustment(club.app, first, refusal, newKey(first)))).toBe('ADJUSTMENT_OWN')
    await refuseAdjustment(club.app, second, refusal, newKey(second))
    expect(await refusalOf(approveAdjustment(club.app, second, adjustmentId, newKey(second)))).toBe('ADJUSTMENT_STATE')
    expect(await balancesOf(club, member)).toMatchObject({ redeemable: 0 })
  })

  test('nothing, too much and more than there is are refused with what is missing', async () => {
    const club = await testClub()
    const member = await club.addMember()
    const first = await manager(club, '甲')
    const propose = (qualifying: number, redeemable: number) => {
      const request = { memberId: member.memberId, qualifying, redeemable, reason: '测试' }
      return refusalOf(proposeAdjustment(club.app, first, request, newKey(first)))
    }
    expect(await propose(0, 0)).toBe('ADJUSTMENT_EMPTY')
    expect(await propose(0, 100_001)).toBe('ADJUSTMENT_TOO_LARGE')
    expect(await propose(0, -1)).toBe('POINTS_SHORT')
    expect(await propose(-1, 0)).toBe('POINTS_SHORT')
  })
})

const generous = (rules: RuleSet): RuleSet => ({
  ...rules,
  earning: {
    ...rules.earning,
    sources: [
      { code: 'birthday', name: '生日', qualifying: 0, redeemable: 88, perYear: 1 },
      { code: 'event', name: '参加活动', qualifying: 10, redeemable: 20, perYear: 2 },
    ],
  },
})

describe('other sources', () => {
  race(
    'give their points once for an occasion and within their limit per calendar year',
    { look: /FROM ledger_postings WHERE memberId/, off: openLedger, sees: moreThan(1) },
    async (contest) => {
      const club = await testClub(generous)
      const member = await club.addMember()
      const tell = (source: string, occasion: string, at = club.clock.now(), { app } = club) =>
        app.db.unit(systemAct(club.app.groupId), (unit) =>
          postSource(unit, { memberId: member.memberId, source, occasion, at }),
        )
      expect(await tell('event', 'first')).toMatchObject({ posted: true, qualifying: 10, redeemable: 20 })
      expect(await tell('event', 'first')).toEqual({ posted: false, because: 'ALREADY_POSTED' })
      const rushed = contest(club)
      const rush = await Promise.all(['a', 'b', 'c', 'd'].map((occasion) => tell('event', occasion, undefined, rushed)))
      expect(rush.filter(({ posted }) => posted)).toHaveLength(1)
      expect(await tell('event', 'last year', new Date('2025-06-01T02:00:00Z'))).toMatchObject({ posted: true })
      expect(await tell('nonsense', 'x')).toEqual({ posted: false, because: 'SOURCE_UNKNOWN' })
      expect(await balancesOf(club, member)).toEqual({ qualifying: 30, redeemable: 60, held: 0, debt: 0 })
      const { rows } = await statementOf(club.app.db.read, member.memberId, { limit: 1 })
      expect(rows).toMatchObject([{ kind: 'source', subject: { sourceName: '参加活动' } }])
      expect((await auditClub(club.app.db.read)).findings).toEqual([])
    },
  )

  test('birthday points come on the day, also a few days late, also for 29 February, once a year', async () => {
    const club = await testClub(generous)
    const [today, leap, other] = [await club.addMember(), await club.addMember(), await club.addMember()]
    const born = { [today.customerId]: '1990-11-18', [leap.customerId]: '1992-02-29', [other.customerId]: '1990-11-19' }
    await club.app.db.unit(systemAct(club.app.groupId), async (unit) => {
      for (const [id, date] of Object.entries(born))
        await unit.sql.run('UPDATE customers SET birthDate = ? WHERE id = ?', [date, id])
    })
    const night = (asOf: string) => nightlyJob(club.app, 'birthdays', asOf)
    expect(await night('2026-11-17')).toEqual({ changed: 0, points: 0 })
    expect(await night('2026-11-18')).toEqual({ changed: 1, points: 88 })
    expect(await night('2026-11-18')).toEqual({ changed: 0, points: 0 })
    expect(await night('2026-11-22')).toEqual({ changed: 1, points: 88 })
    expect(await night('2027-02-28')).toEqual({ changed: 1, points: 88 })
    expect(await night('2027-03-01')).toEqual({ changed: 0, points: 0 })
    expect(await night('2027-11-18')).toEqual({ changed: 1, points: 88 })
    expect(await balancesOf(club, leap)).toMatchObject({ redeemable: 88 })
    expect((await auditClub(club.app.db.read)).findings).toEqual([])
  })
})
