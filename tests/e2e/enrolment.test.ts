import {
  getHome,
  getNewestEnrolment,
  joinAtDesk,
  previewEnrolment,
  searchCustomers,
  startEnrolment,
  type Enrolment,
} from '@cheyou/contract'
import { describe, expect, it } from 'vitest'
import { expectRefused, outcomesOf, type Client } from '../support/client.ts'
import { signInAtDesk } from '../support/console.ts'
import { inWorld } from '../support/each-file.ts'
import { inhabitantsOf } from '../support/inhabitants.ts'

const world = inWorld({
  joinAll: null,
  customers: Array.from({ length: 50 }, (_, i) => ({ name: `老客户${i}`, points: i === 49 ? 0 : 5_000 - i * 100 })),
})

/** Asks until the job is over, as the page does. */
async function finished(manager: Client): Promise<Enrolment> {
  const { enrolment } = await manager.call(getNewestEnrolment)
  return enrolment && enrolment.state !== 'running' ? enrolment : finished(manager)
}

describe('existing customers taken in at the console', () => {
  it('are previewed, taken in once as a job, and set where later members enter', async () => {
    const manager = await signInAtDesk(world(), { name: '顾经理', role: 'manager', login: 'gu' })
    expect(await manager.call(getNewestEnrolment)).toEqual({ enrolment: null })
    const preview = await manager.call(previewEnrolment)
    expect(preview).toMatchObject({ customers: 50, joining: 50 })
    expect(preview.tiers.map(({ tier, joining }) => [tier, joining])).toEqual([
      ['vip', 1],
      ['gold', 4],
      ['silver', 10],
      ['standard', 35],
    ])
    const { answers, codes } = await outcomesOf(Array.from({ length: 4 }, () => manager.call(startEnrolment)))
    expect(answers).toHaveLength(1)
    for (const code of codes) expect(['ENROLMENT_RUNNING', 'ENROLMENT_EMPTY']).toContain(code)
    const done = await finished(manager)
    expect(done).toMatchObject({ state: 'done', customersDone: done.customersTotal, preview: { customers: 50 } })
    expect(await manager.call(previewEnrolment)).toMatchObject({ joining: 0 })
    expect((await (await world().owner('老客户0')).client.call(getHome)).card.tier.code).toBe('vip')
    expect((await (await world().owner('老客户2')).client.call(getHome)).card.tier.code).toBe('gold')

    // Gold took 4,600 yuan, silver 3,600.
    const late = inhabitantsOf([
      { name: '后来甲', points: 4_700 },
      { name: '后来乙', points: 3_599 },
      { name: '后来丙' },
    ])
    await world().importCustomers(late)
    const reception = await world().staff({ name: '罗前台', role: 'reception' })
    const storeId = world().storeId
    for (const [name, tier, leastSpendFen] of [
      ['后来甲', 'gold', 460_000],
      ['后来乙', 'standard', undefined],
      ['后来丙', 'standard', undefined],
    ] as const) {
      const { rows } = await reception.call(searchCustomers, { query: { q: world().customer(name).phone } })
      const { customerId, entry } = rows[0]!
      expect({ name, tier: entry.tier.code, least: entry.byBatch?.leastSpendFen }).toEqual({
        name,
        tier,
        least: leastSpendFen,
      })
      const body = { storeId, way: 'fee' as const, paidFen: 10_000 }
      const { card } = await reception.call(joinAtDesk, { params: { customerId }, body })
      expect(card.tier.code).toBe(tier)
    }
    expect((await world().audit()).findings).toEqual([])
  })

  it('are a matter of the whole group: not of care, nor of a manager who does not see every store', async () => {
    const care = await signInAtDesk(world(), { name: '关爱', role: 'care', login: 'care' })
    for (const endpoint of [previewEnrolment, getNewestEnrolment, startEnrolment])
      await expectRefused(care, 'ROLE_MISSING', endpoint)
    await world().addStore('二店')
    const other = await signInAtDesk(world(), { name: '二店经理', role: 'manager', login: 'er', stores: ['二店'] })
    for (const endpoint of [previewEnrolment, startEnrolment]) await expectRefused(other, 'NOT_FOUND', endpoint)
  })
})
