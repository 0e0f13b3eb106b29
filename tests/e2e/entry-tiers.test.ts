import { getHome, joinAtDesk, searchCustomers } from '@cheyou/contract'
import { describe, expect, it } from 'vitest'
import { inWorld } from '../support/each-file.ts'
import { clubJson } from '../support/club.ts'

/** The best 2 % of fifty are one, the next 8 % four, the next 20 % ten; who paid nothing enters on the lowest tier. */
const world = inWorld({
  joinAll: null,
  customers: Array.from({ length: 50 }, (_, i) => ({ name: `老客户${i}`, points: i === 49 ? 0 : 5_000 - i * 100 })),
})

interface Answer {
  joined: number
  preview: {
    customers: number
    joining: number
    tiers: { tier: string; joining: number; leastSpendFen: number | null }[]
  }
}

const enrol = (...flags: string[]) => clubJson<Answer>(world().environment, ['enrol', ...flags])

describe('existing customers', () => {
  it('enter on the tier of their history, as the preview said, also after somebody joined at the desk meanwhile', async () => {
    const { joined, preview } = await enrol('--preview')
    expect(joined).toBe(0)
    expect(preview).toMatchObject({ customers: 50, joining: 50 })
    expect(preview.tiers).toMatchObject([
      { tier: 'vip', joining: 1, leastSpendFen: 500_000 },
      { tier: 'gold', joining: 4, leastSpendFen: 460_000 },
      { tier: 'silver', joining: 10, leastSpendFen: 360_000 },
      { tier: 'standard', joining: 35, leastSpendFen: 0 },
    ])
    const reception = await world().staff({ name: '罗前台', role: 'reception' })
    const { rows } = await reception.call(searchCustomers, { query: { q: world().customer('老客户0').phone } })
    await reception.call(joinAtDesk, {
      params: { customerId: rows[0]!.customerId },
      body: { storeId: world().storeId, way: 'spending', paidFen: 0 },
    })
    expect(await enrol()).toMatchObject({ joined: 49, preview: { joining: 49 } })
    expect(await enrol()).toMatchObject({ joined: 0, preview: { joining: 0 } })
    for (const [name, tier] of [
      ['老客户0', 'standard'],
      ['老客户1', 'gold'],
      ['老客户4', 'gold'],
      ['老客户5', 'silver'],
      ['老客户14', 'silver'],
      ['老客户15', 'standard'],
      ['老客户49', 'standard'],
    ] as const) {
      const { card } = await (await world().owner(name)).client.call(getHome)
      expect({ name, tier: card.tier.code }).toEqual({ name, tier })
    }
  })
})
