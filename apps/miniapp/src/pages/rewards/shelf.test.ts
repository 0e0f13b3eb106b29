import { describe, expect, it } from 'vitest'
import type { Reward } from '@cheyou/contract'
import { emptyWords, onShelf } from './shelf.ts'

const reward = (name: string, kind: Reward['kind'], pointsPrice: number, can: Reward['can'] = []) =>
  ({
    rewardId: name,
    kind,
    name,
    description: '',
    pointsPrice,
    pictureUrl: null,
    stockLeft: null,
    tiers: null,
    stores: [],
    opensOn: null,
    closesOn: null,
    validDays: 30,
    voucher: null,
    perMemberLimit: null,
    myLimit: null,
    alreadyRedeemed: 0,
    quantityMax: can.length,
    can,
    refusal: null,
  }) as Partial<Reward> as Reward

const rows = [
  reward('保温杯', 'gift', 5000),
  reward('雨伞', 'gift', 600, ['redeem']),
  reward('空调清洗', 'service', 3000),
  reward('香薰', 'gift', 600),
]
const names = (shelf: Reward[]) => shelf.map(({ name }) => name)

describe('the shelf', () => {
  it('keeps the shop’s order, also among equal prices', () => {
    expect(names(onShelf(rows, 'all', 'shop'))).toEqual(['保温杯', '雨伞', '空调清洗', '香薰'])
    expect(names(onShelf(rows, 'all', 'fewest'))).toEqual(['雨伞', '香薰', '空调清洗', '保温杯'])
    expect(names(onShelf(rows, 'all', 'most'))).toEqual(['保温杯', '空调清洗', '雨伞', '香薰'])
  })

  it('shows what I can have, or one kind', () => {
    expect(names(onShelf(rows, 'affordable', 'most'))).toEqual(['雨伞'])
    expect(names(onShelf(rows, 'service', 'shop'))).toEqual(['空调清洗'])
  })
})

describe('an empty shelf', () => {
  it('names the nearest reward and what is missing to it', () => {
    expect(emptyWords(rows, 'affordable', 580).title).toBe('再积 20 分就能换雨伞')
    expect(emptyWords(rows, 'affordable', 2900).title).toBe('再积 100 分就能换空调清洗')
  })

  it('says when points are not what is missing, when a kind is not there, and when nothing is', () => {
    expect(emptyWords(rows, 'affordable', 9000).title).toBe('现在还没有能换的')
    expect(emptyWords(rows, 'voucher', 0).title).toBe('现在没有代金券')
    expect(emptyWords([], 'all', 0).title).toBe('还没有上架')
  })
})
