import {
  approveAdjustment,
  getHome,
  getPointsOutlook,
  getPointsOverview,
  getStatement,
  listAdjustments,
  listMyRedemptions,
  listRewards,
  proposeAdjustment,
  redeemReward,
  refuseAdjustment,
} from '@cheyou/contract'
import { describe, expect, it } from 'vitest'
import { expectRefused, type Client } from '../support/client.ts'
import { signInAtDesk } from '../support/console.ts'
import { redeemedAgain } from '../support/guards.ts'
import { raceIn } from '../support/race-in.ts'
import { clubJson } from '../support/club.ts'
import { clubProcessJson } from '../support/processes.ts'
import { wishFor } from '../support/wish.ts'

const { world, race, controls } = raceIn(
  {
    customers: [
      { name: '邓补分', points: 500 },
      { name: '邓大额', points: 500 },
      { name: '邓过期', points: 6_000 },
    ],
    rewards: [
      { kind: 'gift', name: '保温杯', description: '', pointsPrice: 5_000, stockLeft: 1, perMemberLimit: null },
    ],
  },
  async () => {
    care = await signInAtDesk(world(), { name: '周客服', role: 'care', login: 'care' })
    manager = await signInAtDesk(world(), { name: '顾经理', role: 'manager', login: 'boss' })
  },
)

let care: Client
let manager: Client

describe('manual adjustments', () => {
  it('up to the limit stand in the owner’s statement at once, with their reason, once for a repeated request', async () => {
    const owner = await world().owner('邓补分')
    const given = {
      params: { memberId: owner.memberId },
      body: { qualifying: 0, redeemable: 80, reason: '活动漏记' },
      key: 'adjust-once-1',
    }
    const first = await care.call(proposeAdjustment, given)
    expect(first).toMatchObject({ state: 'posted', proposedBy: '周客服', can: [] })
    expect(await care.call(proposeAdjustment, given)).toEqual(first)
    const { balances, rows } = await owner.client.call(getStatement)
    expect(balances.redeemable).toBe(580)
    expect(rows[0]).toMatchObject({ kind: 'adjustment', redeemable: 80, subject: { reason: '活动漏记' } })
  })

  it('above the limit wait for a second person: one approves, and then nobody can refuse', async () => {
    const { memberId, client } = await world().owner('邓大额')
    const body = { qualifying: 0, redeemable: 2_000, reason: '旧系统并入' }
    const { adjustmentId, state } = await manager.call(proposeAdjustment, { params: { memberId }, body })
    expect(state).toBe('pending')
    const params = { adjustmentId }
    await expectRefused(manager, 'ADJUSTMENT_OWN', approveAdjustment, { params, body: {} })
    await expectRefused(care, 'ROLE_MISSING', approveAdjustment, { params, body: {} })
    const second = await signInAtDesk(world(), { name: '任集团', role: 'group_admin', login: 'second' })
    const waiting = await second.call(listAdjustments, { query: { state: 'pending' } })
    expect(waiting).toMatchObject({ pending: 1, rows: [{ adjustmentId, can: ['approve', 'refuse'] }] })
    const approved = await second.call(approveAdjustment, { params, body: {} })
    expect(approved).toMatchObject({ state: 'posted', decidedBy: '任集团', can: [] })
    const refusal = { params, body: { reason: '晚了' } }
    await expectRefused(second, 'ADJUSTMENT_STATE', refuseAdjustment, refusal)
    expect((await client.call(getStatement)).balances.redeemable).toBe(2_500)
  })

  it('more than there is is refused with what is missing; a member of nobody’s store does not exist', async () => {
    const { memberId } = await world().owner('邓补分')
    const body = { qualifying: 0, redeemable: -90_000, reason: '试试' }
    const { problem } = await expectRefused(care, 'POINTS_SHORT', proposeAdjustment, { params: { memberId }, body })
    expect(problem.facts).toMatchObject({ track: 'redeemable', points: 90_000 })
    const nobody = { params: { memberId: '01ARZ3NDEKTSV4RRFFQ69G5FAV' }, body }
    await expectRefused(care, 'NOT_FOUND', proposeAdjustment, nobody)
  })
})

/** The day after a business date. */
const dayAfter = (day: string) => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10)

describe('the night', () => {
  race(
    'gives back what nobody collected, once, and says what the club owes',
    { look: /SUM\(e\.points\)/, ...redeemedAgain, sees: 2 },
    async (contest) => {
      const owner = await world().owner('邓过期')
      const [reward] = (await owner.client.call(listRewards)).rows
      const { redemption } = await owner.client.call(redeemReward, { body: wishFor(reward!) })
      expect((await owner.client.call(getHome)).card.balances).toMatchObject({ redeemable: 1_000, held: 5_000 })

      const run = ['jobs', 'run', '--as-of', dayAfter(redemption.collectBy)]
      const reports = await contest(() =>
        Promise.all([1, 2].map(() => clubProcessJson<{ jobs: Job[] }>(world().environment, run))),
      )
      const ended = reports.flatMap(({ jobs }) => jobs.filter(({ name }) => name === 'expire_redemptions'))
      expect(ended.map(({ changed }) => changed).reduce((a, b) => a + b)).toBe(1)
      expect((await owner.client.call(getHome)).card.balances).toMatchObject({ redeemable: 6_000, held: 0 })
      expect((await owner.client.call(listMyRedemptions)).rows).toMatchObject([{ state: 'expired' }])
      expect((await owner.client.call(listRewards)).rows).toMatchObject([{ stockLeft: 1 }])

      const owed = await clubJson<{ points: number; fen: number }>(world().environment, ['report', 'liability'])
      const overview = await manager.call(getPointsOverview)
      expect(owed).toMatchObject({ points: overview.points, fen: overview.fen })
      expect(owed.points).toBe(580 + 2_500 + 6_000)
      expect(await owner.client.call(getPointsOutlook)).toMatchObject({ expiry: { kind: 'never' }, expiring: [] })
    },
  )
})

interface Job {
  name: string
  changed: number
}

controls()
