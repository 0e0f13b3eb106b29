import { askDiscount, listDiscountApprovals, livePath } from '@cheyou/contract'
import { expect, it } from 'vitest'
import { signInAtDesk } from '../support/console.ts'
import { inWorld } from '../support/each-file.ts'

const world = inWorld({ customers: [{ name: '王强', points: 100 }] })

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

it('nobody listens without a session at the console', async () => {
  const reception = await world().staff({ name: '田前台', role: 'reception' })
  for (const client of [world().visitor(), reception])
    expect((await client.send({ method: 'get', path: livePath })).status).toBe(401)
})
