import {
  addWorkType,
  changeWorkType,
  createRuleDraft,
  getMyCar,
  listConsoleWorkTypes,
  listWorkTypes,
  previewVisit,
  publishRuleDraft,
  restoreWorkType,
  retireWorkType,
  saveRuleDraft,
  type VisitDraft,
} from '@cheyou/contract'
import { describe, expect, it } from 'vitest'
import { expectRefused, outcomesOf, type Client } from '../support/client.ts'
import { signInAtDesk } from '../support/console.ts'
import type { ExportedCustomer } from '../support/dms-export.ts'
import { lock } from '../support/guards.ts'
import { raceIn } from '../support/race-in.ts'
import { inhabitantsOf } from '../support/inhabitants.ts'
import type { Owner } from '../support/world.ts'

const { world, race, controls } = raceIn({ customers: [{ name: '魏登记', points: 100 }] }, async () => {
  manager = await signInAtDesk(world(), { name: '顾经理', role: 'manager', login: 'boss' })
  reception = await world().staff({ name: '罗前台', role: 'reception' })
})

let manager: Client
let reception: Client

const painting = { code: 'painting', name: '钣金喷漆', aliases: ['喷漆', '漆面'], ordinaryRepair: false }
const offered = async () => (await reception.call(listWorkTypes)).rows.map(({ code }) => code)

function draftOf(owner: Owner, workType: string): VisitDraft {
  return {
    storeId: world().storeId,
    memberId: owner.memberId,
    vehicleId: owner.cars[0]!.vehicleId,
    workType,
    lines: [{ lineKind: 'part', payer: 'customer', amountFen: 20_000 }],
  }
}

/** A customer whose car was here once, as an export says it. */
function visitor(name: string, workType: string): ExportedCustomer {
  const [customer] = inhabitantsOf([{ name }])
  const lines = [{ kind: '配件' as const, amount: '300.00', payer: '客户' as const }]
  const [car] = customer!.cars
  const order = { number: `WT-${car!.plate}`, settledOn: '2026-05-06', workType, odometerKm: 9_000, lines }
  return { ...customer!, cars: [{ ...car!, orders: [order] }] }
}

describe('a work type of the shop’s own', () => {
  it('is added once, offered at the till, understood by imports, and has a rate of its own', async () => {
    const owner = await world().owner('魏登记')
    await expectRefused(reception, 'NOT_FOUND', previewVisit, { body: draftOf(owner, 'painting') })
    const unknown = await world()
      .importCustomers([visitor('早来客', '喷漆')])
      .catch(String)
    expect(unknown).toContain('不认识“喷漆”')
    expect(unknown).not.toContain('TypeError')

    const key = 'add-painting-1'
    const { rows } = await manager.call(addWorkType, { body: painting, key })
    expect(rows.at(-1)).toEqual({ ...painting, retired: false })
    expect(await manager.call(addWorkType, { body: painting, key })).toEqual({ rows })
    const taken = await expectRefused(manager, 'WORK_TYPE_TAKEN', addWorkType, { body: { ...painting, name: '别的' } })
    expect(taken.problem.facts).toEqual({ code: 'painting', name: '钣金喷漆' })
    expect(await offered()).toContain('painting')
    expect(await reception.call(previewVisit, { body: draftOf(owner, 'painting') })).toMatchObject({
      points: { redeemable: 200 },
    })
    const { orders, points } = await world().importCustomers([visitor('后来客', ' 漆面 ')], '2020-01-01')
    expect({ orders, points }).toMatchObject({ orders: { new: 1, bad: 0 }, points: { redeemable: 300 } })

    const draft = await manager.call(createRuleDraft, { body: { name: '喷漆减半', basedOn: 1 } })
    const { draftId, revision, name, rules } = draft
    const half = { workType: 'painting', qualifyingMilliPerYuan: 500, redeemableMilliPerYuan: 500 }
    rules.earning.rates.push({ ...half, payer: 'customer' })
    const saved = await manager.call(saveRuleDraft, { params: { draftId }, body: { revision, name, rules } })
    expect(saved.problems).toEqual([])
    const body = { revision: saved.revision, effectiveOn: null }
    await manager.call(publishRuleDraft, { params: { draftId }, body })
    expect(await reception.call(previewVisit, { body: draftOf(owner, 'painting') })).toMatchObject({
      points: { redeemable: 100 },
    })
  })

  it('retired is offered no more, but imports, history and rules still know it; then it comes back', async () => {
    const owner = await world().owner('魏登记')
    const params = { code: 'painting' }
    const { rows } = await manager.call(retireWorkType, { params })
    expect(rows.find(({ code }) => code === 'painting')).toEqual({ ...painting, retired: true })
    expect(await manager.call(retireWorkType, { params })).toEqual({ rows })
    expect(await offered()).not.toContain('painting')
    await expectRefused(reception, 'NOT_FOUND', previewVisit, { body: draftOf(owner, 'painting') })

    const late = visitor('旧单客', '喷漆')
    expect(await world().importCustomers([late], '2020-01-01')).toMatchObject({ orders: { new: 1, bad: 0 } })
    const { client, cars } = await world().owner('旧单客')
    const car = await client.call(getMyCar, { params: { vehicleId: cars[0]!.vehicleId } })
    expect(JSON.stringify(car)).toContain('钣金喷漆')
    const draft = await manager.call(createRuleDraft, { body: { name: '仍有喷漆', basedOn: 2 } })
    expect(draft.rules.earning.rates.some(({ workType }) => workType === 'painting')).toBe(true)
    expect(draft.problems).toEqual([])

    await manager.call(restoreWorkType, { params })
    expect(await offered()).toContain('painting')
  })

  it('takes another name and other words, none of which another one has; the last one stays', async () => {
    const { code, ...named } = painting
    const change = (body: Partial<typeof named>) => ({ params: { code }, body: { ...named, ...body } })
    const word = await expectRefused(manager, 'WORD_TAKEN', changeWorkType, change({ aliases: ['喷漆', '小修'] }))
    expect(word.problem.facts).toEqual({ word: '小修', code: 'repair', name: '一般维修' })
    await expectRefused(manager, 'WORD_TAKEN', changeWorkType, change({ name: '返修' }))
    const wanted = { name: '漆面修复', aliases: ['漆面修复', '喷漆', '喷漆'], ordinaryRepair: true }
    const { rows } = await manager.call(changeWorkType, change(wanted))
    expect(rows.at(-1)).toEqual({ ...wanted, code, aliases: ['喷漆'], retired: false })
    await expectRefused(manager, 'NOT_FOUND', changeWorkType, { ...change({}), params: { code: 'nothing' } })
    await expectRefused(manager, 'INPUT_INVALID', addWorkType, { body: { ...painting, code: 'Über' } })

    const others = rows.filter((row) => row.code !== code).map((row) => row.code)
    for (const other of others) await manager.call(retireWorkType, { params: { code: other } })
    await expectRefused(manager, 'WORK_TYPE_LAST', retireWorkType, { params: { code } })
    for (const other of others) await manager.call(restoreWorkType, { params: { code: other } })
    expect(await offered()).toHaveLength(others.length + 1)
  })

  race(
    'gets a word from one manager only, however many ask at once',
    { look: /FROM dictionary_values\s.*ORDER BY position, code/s, parties: 4, off: [lock], sees: 4 },
    async (contest) => {
      const adding = () =>
        ['a', 'b', 'c', 'd'].map((letter) =>
          manager.call(addWorkType, { body: { ...painting, code: `wash_${letter}`, name: '精洗', aliases: [] } }),
        )
      const { answers, codes } = await contest(() => outcomesOf(adding()))
      expect(answers).toHaveLength(1)
      expect(codes).toEqual(['WORD_TAKEN', 'WORD_TAKEN', 'WORD_TAKEN'])
      const { rows } = await manager.call(listConsoleWorkTypes)
      expect(rows.filter(({ name }) => name === '精洗')).toHaveLength(1)
    },
  )

  it('is the work of managers', async () => {
    const care = await signInAtDesk(world(), { name: '周客服', role: 'care', login: 'care' })
    const { code, ...body } = painting
    const params = { code }
    await expectRefused(care, 'ROLE_MISSING', listConsoleWorkTypes)
    await expectRefused(care, 'ROLE_MISSING', addWorkType, { body: painting })
    await expectRefused(care, 'ROLE_MISSING', changeWorkType, { params, body })
    await expectRefused(care, 'ROLE_MISSING', retireWorkType, { params })
    await expectRefused(care, 'ROLE_MISSING', restoreWorkType, { params })
  })
})

controls()
