import {
  askDiscount,
  listConsoleRedemptions,
  listDiscountApprovals,
  listRewards,
  livePath,
  redeemReward,
} from '@cheyou/contract'
import { expect, it } from 'vitest'
import { signInAtDesk } from '../support/console.ts'
import { inWorld } from '../support/each-file.ts'
import { wishFor } from '../support/wish.ts'

const world = inWorld({
  customers: [{ name: '王强', points: 100 }],
  rewards: [
    { kind: 'gift', name: '贴纸', description: '到店领取', pointsPrice: 10, stockLeft: null, perMemberLimit: null },
  ],
})

/** What a stream says next, or null when it ended. */
async function next(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<string | null> {
  const { value, done } = await reader.read()
  return done ? null : new TextDecoder().decode(value)
}

it('an approval asked at the counter reaches a console that listens, to another process where the database serves several', async () => {
  const reception = await world().staff({ name: '罗前台', role: 'reception' })
  const desk = await signInAtDesk(world(), { name: '顾经理', role: 'manager', login: 'listening' })
  const elsewhere = world().database.kind === 'mariadb' ? desk.at((await world().startAnother()).origin) : desk
  const stream = await elsewhere.send({ method: 'get', path: livePath })
  expect(stream.headers.get('content-type')).toMatch(/^text\/event-stream/)
  const reader = stream.body!.getReader()
  expect(await next(reader)).toContain('retry:')
  const { memberId, cars } = await world().owner('王强')
  const { vehicleId } = cars[0]!
  const wish = { memberId, vehicleId, storeId: world().storeId, amountFen: 30_000, billFen: 100_000, reason: '老客户' }
  const told = next(reader)
  const { approvalId } = await reception.call(askDiscount, { body: wish })
  expect(await told).toBe('data: ["approvals"]\n\n')
  const { rows } = await elsewhere.call(listDiscountApprovals, { query: { state: 'pending' } })
  expect(rows.map((row) => row.approvalId)).toEqual([approvalId])
  await reader.cancel()
})

it('what an owner redeems is heard of, so that somebody lays it ready', async () => {
  const desk = await signInAtDesk(world(), { name: '孟经理', role: 'manager', login: 'collecting' })
  const reader = (await desk.send({ method: 'get', path: livePath })).body!.getReader()
  await next(reader)
  const { client } = await world().owner('王强')
  const { rows } = await client.call(listRewards)
  const told = next(reader)
  const { redemption } = await client.call(redeemReward, { body: wishFor(rows[0]!) })
  expect(await told).toBe('data: ["collections"]\n\n')
  const held = await desk.call(listConsoleRedemptions, { query: { state: 'held' } })
  expect(held.rows.map(({ redemptionId }) => redemptionId)).toEqual([redemption.redemptionId])
  await reader.cancel()
})

it('nobody listens without a session at the console', async () => {
  const reception = await world().staff({ name: '田前台', role: 'reception' })
  for (const client of [world().visitor(), reception])
    expect((await client.send({ method: 'get', path: livePath })).status).toBe(401)
})
