import { randomUUID } from 'node:crypto'
import {
  getHome,
  getMyCar,
  getStatement,
  listRewards,
  redeemReward,
  settleVisit,
  voidVisit,
  type SettledVisit,
  type QuotedVisit,
} from '@cheyou/contract'
import { describe, expect, it } from 'vitest'
import { expectRefused, outcomesOf, requestOf, type Client } from '../support/client.ts'
import { longerThan, moreThan, oneKey } from '../support/guards.ts'
import { raceIn } from '../support/race-in.ts'
import type { Owner } from '../support/world.ts'
import { wishFor } from '../support/wish.ts'

const { world, race, controls } = raceIn(
  {
    customers: ['甲', '乙', '丙', '丁', '戊'].map((name) => ({ name: `重复${name}`, points: 1_000 })),
    rewards: [
      { kind: 'gift', name: '雨伞', description: '到店领取', pointsPrice: 300, stockLeft: 100, perMemberLimit: null },
    ],
    durable: true,
  },
  async () => {
    reception = await world().staff({ name: '罗前台', role: 'reception' })
  },
)

let reception: Client

function visitOf(owner: Owner, yuan: number): QuotedVisit {
  return {
    storeId: world().storeId,
    memberId: owner.memberId,
    vehicleId: owner.cars[0]!.vehicleId,
    workType: 'repair',
    lines: [{ lineKind: 'labour', payer: 'customer', amountFen: yuan * 100 }],
    quotedFen: yuan * 100,
  }
}

const redeemableOf = async (owner: Owner) => (await owner.client.call(getHome)).card.balances.redeemable

describe('the same request twice', () => {
  race(
    'settles once, twenty at the same moment, and all get the same answer',
    { dropped: [oneKey], sees: moreThan(1) },
    async (contest) => {
      const owner = await world().owner('重复甲')
      const given = { body: visitOf(owner, 50), key: randomUUID() }
      const answers = await contest(() =>
        Promise.all(Array.from({ length: 20 }, () => reception.call(settleVisit, given))),
      )
      expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
      expect(await reception.call(settleVisit, given)).toEqual(answers[0])
      expect(await redeemableOf(owner)).toBe(1_050)
    },
  )

  race('redeems once, twenty at the same moment', { dropped: [oneKey], sees: longerThan(0) }, async (contest) => {
    const owner = await world().owner('重复乙')
    const [umbrella] = (await owner.client.call(listRewards)).rows
    const given = { body: wishFor(umbrella!), key: randomUUID() }
    const { answers, codes } = await contest(() =>
      outcomesOf(Array.from({ length: 20 }, () => owner.client.call(redeemReward, given))),
    )
    expect(codes).toEqual([])
    expect(answers).toHaveLength(20)
    expect(new Set(answers.map((answer) => answer.redemption.redemptionId)).size).toBe(1)
    expect(await redeemableOf(owner)).toBe(700)
  })

  it('voids once and repeats its answer', async () => {
    const owner = await world().owner('重复丙')
    const { visitId } = await reception.call(settleVisit, { body: visitOf(owner, 10) })
    const given = { params: { visitId }, body: { reason: '重复登记' }, key: randomUUID() }
    const first = await reception.call(voidVisit, given)
    expect(await reception.call(voidVisit, given)).toEqual(first)
    expect(await redeemableOf(owner)).toBe(1_000)
  })
})

describe('an idempotency key', () => {
  it('is not for other content', async () => {
    const owner = await world().owner('重复丙')
    const key = randomUUID()
    const { visitId } = await reception.call(settleVisit, { body: visitOf(owner, 10), key })
    const other = await expectRefused(reception, 'IDEMPOTENCY_KEY_REUSED', settleVisit, {
      body: visitOf(owner, 11),
      key,
    })
    expect(other.status).toBe(422)
    // Nor for another endpoint.
    const given = { params: { visitId }, body: { reason: '别的操作' }, key }
    await expectRefused(reception, 'IDEMPOTENCY_KEY_REUSED', voidVisit, given)
    expect(await redeemableOf(owner)).toBe(1_010)
  })

  it('is one’s own: the same key of somebody else is another request', async () => {
    const [first, second] = [await world().owner('重复丁'), await world().owner('重复戊')]
    const [umbrella] = (await first.client.call(listRewards)).rows
    const given = { body: wishFor(umbrella!), key: 'the-same-key-for-both' }
    const mine = await first.client.call(redeemReward, given)
    const theirs = await second.client.call(redeemReward, given)
    expect(theirs.redemption.redemptionId).not.toBe(mine.redemption.redemptionId)
  })

  it('must be there and look like one', async () => {
    const owner = await world().owner('重复丁')
    for (const key of ['', 'short', 'x'.repeat(101), 'with a space in it', 'ключ-ключ-ключ'.normalize()]) {
      const request = requestOf(settleVisit, { body: visitOf(owner, 1) })
      const headers: Record<string, string> = {
        ...request.headers,
        'Idempotency-Key': Buffer.from(key).toString('latin1'),
      }
      if (key === '') delete headers['Idempotency-Key']
      const response = await reception.send({ ...request, headers })
      expect(response.status).toBe(400)
      expect(await response.json()).toMatchObject({ code: 'IDEMPOTENCY_KEY_MISSING' })
    }
  })

  it('of a request that was refused may be used again', async () => {
    const owner = await world().owner('重复戊')
    const key = randomUUID()
    const body = { ...visitOf(owner, 20), orderNumber: 'RO-ONCE-0001' }
    const { visitId } = await reception.call(settleVisit, {
      body: { ...visitOf(owner, 1), orderNumber: body.orderNumber },
    })
    await expectRefused(reception, 'ORDER_NUMBER_TAKEN', settleVisit, { body, key })
    await reception.call(voidVisit, { params: { visitId }, body: { reason: '让位' } })
    await reception.call(settleVisit, { body: { ...body, orderNumber: 'RO-ONCE-0002' }, key })
  })
})

describe('a server that is killed while tills settle', () => {
  it('has settled each visit once or not at all; the retries complete the rest', async () => {
    const owner = await world().owner('重复甲')
    const victim = world().database.kind === 'mariadb' ? await world().startAnother() : world().server
    const before = await redeemableOf(owner)
    const requests = Array.from({ length: 60 }, (_, i) => ({ body: visitOf(owner, i + 1), key: randomUUID() }))
    const till = reception.at(victim.origin)
    let answered = 0
    let enough = (): void => {}
    const someAnswered = new Promise<void>((resolve) => {
      enough = resolve
    })
    const attempts = requests.map(async (request) => {
      const answer: SettledVisit = await till.call(settleVisit, request)
      if (++answered === 10) enough()
      return answer
    })
    const outcomes = Promise.allSettled(attempts)
    await someAnswered
    await victim.kill()
    const cut = (await outcomes).filter((outcome) => outcome.status === 'rejected')
    expect(cut.length).toBeGreaterThan(0)

    const fresh = await world().startAnother()
    const retried = await Promise.all(requests.map((request) => reception.at(fresh.origin).call(settleVisit, request)))
    expect(new Set(retried.map((answer) => answer.visitId)).size).toBe(60)
    const first = (await outcomes).map((outcome, i) => (outcome.status === 'fulfilled' ? outcome.value : retried[i]))
    expect(retried).toEqual(first)

    const client = owner.client.at(fresh.origin)
    const total = (60 * 61) / 2
    expect((await client.call(getHome)).card.balances.redeemable).toBe(before + total)
    const statement = await client.call(getStatement, { query: { limit: 100 } })
    const orders = new Set(retried.map((answer) => answer.orderNumber))
    expect(statement.rows.filter((row) => orders.has(row.subject.orderNumber ?? ''))).toHaveLength(60)
    const { visits } = await client.call(getMyCar, {
      params: { vehicleId: owner.cars[0]!.vehicleId },
      query: { limit: 100 },
    })
    expect(visits.filter((visit) => orders.has(visit.orderNumber))).toHaveLength(60)
    expect(await world().audit()).toMatchObject({ ok: true })
  })
})

controls()
