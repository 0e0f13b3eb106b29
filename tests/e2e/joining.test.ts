import {
  addCustomer,
  findMembers,
  getHome,
  getMyMembership,
  getMyUpgrades,
  getStatement,
  getWhoAmI,
  joinAtDesk,
  searchCustomers,
  type JoiningCustomer,
} from '@cheyou/contract'
import { beforeAll, describe, expect, it } from 'vitest'
import { scanOwner } from '../support/card.ts'
import { expectRefused, outcomesOf, type Client } from '../support/client.ts'
import { inWorld } from '../support/each-file.ts'
import { ulidLike } from '../support/world.ts'

const world = inWorld({
  joinAll: null,
  customers: [
    { name: '安入购' },
    { name: '白入带' },
    { name: '曹入费', points: 300 },
    { name: '戴入培' },
    { name: '范入缴' },
    { name: '葛入抢' },
    { name: '何入外' },
  ],
})

let reception: Client
beforeAll(async () => {
  reception = await world().staff({ name: '罗前台', role: 'reception' })
  await bought('安入购', true)
  await bought('白入带', false)
})

/** Where a car was bought, as the archive of another dealership's export says it. */
async function bought(name: string, here: boolean): Promise<void> {
  const vins = world()
    .customer(name)
    .cars.map((car) => car.vin)
  for (const vin of vins)
    await world().database.run('UPDATE vehicles SET purchasedHere = ? WHERE vin = ?', [here ? 1 : 0, vin])
}

async function found(name: string): Promise<JoiningCustomer> {
  const { rows } = await reception.call(searchCustomers, { query: { q: world().customer(name).phone } })
  expect(rows).toHaveLength(1)
  return rows[0]!
}

const openWays = (customer: JoiningCustomer) =>
  customer.ways.filter(({ obstacle }) => obstacle === null).map(({ way }) => way)

const today = () => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)

describe('a customer who is no member', () => {
  it('is found by phone and by plate, with what stands against each way', async () => {
    const customer = await found('安入购')
    expect(customer).toMatchObject({ name: '安入购', plates: [world().customer('安入购').cars[0]!.plate], spendFen: 0 })
    expect(customer.phoneMasked).toMatch(/^199\*{4}\d{4}$/)
    expect(openWays(customer)).toEqual(['sale', 'training', 'fee'])
    expect(customer.ways.find(({ way }) => way === 'spending')?.obstacle).toEqual({
      code: 'SPEND_SHORT',
      facts: { neededFen: 1, spendFen: 0, shortByFen: 1 },
    })
    const byPlate = await reception.call(searchCustomers, { query: { q: customer.plates[0]! } })
    expect(byPlate.rows).toEqual([customer])
    const elsewhere = await world().addStore('二店')
    const other = await world().staff({ name: '田另店', role: 'reception', stores: ['二店'] })
    expect((await other.call(searchCustomers, { query: { q: customer.plates[0]! } })).rows).toEqual([])
    await expectRefused(other, 'NOT_FOUND', joinAtDesk, {
      params: { customerId: customer.customerId },
      body: { storeId: elsewhere, way: 'fee', paidFen: 10_000 },
    })
  })

  it.each([
    { name: '安入购', way: 'sale', paidFen: 0 },
    { name: '白入带', way: 'own_car', paidFen: 0 },
    { name: '曹入费', way: 'spending', paidFen: 0 },
    { name: '戴入培', way: 'training', paidFen: 0, drivingTrained: true },
    { name: '范入缴', way: 'fee', paidFen: 10_000 },
  ] as const)('joins by $way and has a card at once', async ({ name, ...asked }) => {
    const { customerId } = await found(name)
    const { card, bonus } = await reception.call(joinAtDesk, {
      params: { customerId },
      body: { storeId: world().storeId, ...asked },
    })
    expect(card).toMatchObject({ name, tier: { code: 'standard' }, joinedOn: today() })
    expect(bonus).toEqual({ qualifying: 0, redeemable: 0 })
    const owner = await world().owner(name)
    expect(owner.cardNumber).toBe(card.cardNumber)
    expect((await owner.client.call(getWhoAmI)).binding).toBe('member')
    expect((await owner.client.call(getHome)).card).toEqual(card)
    const { rows, balances } = await owner.client.call(getStatement)
    expect({ rows, balances }).toEqual({ rows: [], balances: { qualifying: 0, redeemable: 0, held: 0, debt: 0 } })
    const { tier, history } = await owner.client.call(getMyUpgrades)
    expect(tier).toEqual(card.tier)
    expect(history).toEqual([{ from: null, to: card.tier, cause: 'join', effectiveOn: today(), visit: null }])
    expect((await scanOwner(reception, owner, world().storeId)).member.card.memberId).toBe(card.memberId)
    const { periods, state } = await owner.client.call(getMyMembership)
    expect(state).toBe('active')
    expect(periods).toEqual([
      { startsOn: today(), endsOn: card.membershipEndsOn, via: asked.way, feeFen: asked.paidFen },
    ])
    expect((await reception.call(searchCustomers, { query: { q: owner.customer.phone } })).rows).toEqual([])
    expect((await reception.call(findMembers, { body: { q: owner.customer.phone } })).rows).toHaveLength(1)
    await expectRefused(reception, 'ALREADY_MEMBER', joinAtDesk, {
      params: { customerId },
      body: { storeId: world().storeId, way: 'fee', paidFen: 10_000 },
    })
  })

  it('who is not in the archive is added at the desk and joins; a phone and a car stand there once, for every caller', async () => {
    const storeId = world().storeId
    const vin = 'LS5A2AEE4KA900001'
    const body = {
      storeId,
      name: '新来客',
      phone: '199 6666 0001',
      car: { vin, plate: '贵a88888', purchasedHere: true },
    }
    const { answers, codes } = await outcomesOf(Array.from({ length: 5 }, () => reception.call(addCustomer, { body })))
    expect(answers).toHaveLength(1)
    expect(new Set(codes)).toEqual(new Set(['PHONE_TAKEN']))
    const [added] = answers
    expect(added).toMatchObject({ name: '新来客', phoneMasked: '199****0001', plates: ['贵A88888'] })
    expect(openWays(added!)).toContain('sale')
    const known = await expectRefused(reception, 'PHONE_TAKEN', addCustomer, {
      body: { storeId, name: '冒名', phone: world().customer('安入购').phone },
    })
    expect(known.problem.facts).toEqual({ name: '安**', member: true, here: true })
    const other = { storeId, name: '另一位', phone: '19966660002' }
    await expectRefused(reception, 'VIN_TAKEN', addCustomer, { body: { ...other, car: body.car } })
    const typo = { ...body.car, vin: vin.replace('4', '5') }
    await expectRefused(reception, 'INPUT_INVALID', addCustomer, { body: { ...other, car: typo } })
    await expectRefused(reception, 'INPUT_INVALID', addCustomer, { body: { ...other, phone: '123' } })
    await expectRefused(reception, 'NOT_FOUND', addCustomer, { body: { ...other, storeId: ulidLike() } })
    const { card } = await reception.call(joinAtDesk, {
      params: { customerId: added!.customerId },
      body: { storeId, way: 'sale', paidFen: 0 },
    })
    expect(card.name).toBe('新来客')
  })

  it('is refused with what is missing, and joins once however many desks ask', async () => {
    const { customerId } = await found('葛入抢')
    const params = { customerId }
    const storeId = world().storeId
    const short = await expectRefused(reception, 'FEE_SHORT', joinAtDesk, {
      params,
      body: { storeId, way: 'fee', paidFen: 9_900 },
    })
    expect(short.problem.facts).toEqual({ feeFen: 10_000, paidFen: 9_900, shortByFen: 100 })
    for (const [way, code] of [
      ['sale', 'CAR_NOT_SOLD_HERE'],
      ['own_car', 'CAR_FROM_ELSEWHERE_MISSING'],
      ['spending', 'SPEND_SHORT'],
      ['training', 'TRAINING_MISSING'],
    ] as const)
      await expectRefused(reception, code, joinAtDesk, { params, body: { storeId, way, paidFen: 0 } })
    await expectRefused(reception, 'NOT_FOUND', joinAtDesk, {
      params: { customerId: ulidLike() },
      body: { storeId, way: 'fee', paidFen: 10_000 },
    })
    const asked = Array.from({ length: 6 }, () =>
      reception.call(joinAtDesk, { params, body: { storeId, way: 'fee', paidFen: 10_000 } }),
    )
    const { answers, codes } = await outcomesOf(asked)
    expect(answers).toHaveLength(1)
    expect(codes).toEqual(Array.from({ length: 5 }, () => 'ALREADY_MEMBER'))
  })
})
