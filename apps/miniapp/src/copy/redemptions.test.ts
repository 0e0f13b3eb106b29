import { describe, expect, it } from 'vitest'
import type { Redemption } from '@cheyou/contract'
import { isOpen, lastDayLine, redemptionStateName, redemptionTitle, voucherTerms, whereLine } from './redemptions.ts'

const voucher = { faceFen: 10_000, leftFen: 10_000, minimumSpendFen: 0, workTypes: null, lineKinds: null, usable: true }
const gift: Redemption = {
  redemptionId: '1',
  code: 'CYR.WE65VQVWD82P',
  state: 'held',
  rewardId: '2',
  rewardName: '车载香氛',
  kind: 'gift',
  quantity: 1,
  points: 200,
  voucher: null,
  stores: null,
  heldAt: '2026-11-18T02:30:00.000Z',
  collectBy: '2026-12-18',
  handedOverAt: null,
  storeName: null,
  can: ['cancel'],
}
const of = (change: Partial<typeof voucher>, state: Redemption['state'] = 'held'): Redemption => ({
  ...gift,
  state,
  kind: 'voucher',
  voucher: { ...voucher, ...change },
})

describe('a redemption in words', () => {
  it('says how many and where', () => {
    expect(redemptionTitle(gift)).toBe('车载香氛')
    expect(redemptionTitle({ ...gift, quantity: 3 })).toBe('车载香氛 × 3')
    expect(whereLine(gift)).toBeNull()
    expect(whereLine({ stores: ['一店', '二店'] })).toBe('在一店、二店领取')
  })

  it('says what a voucher is good for', () => {
    expect(voucherTerms(voucher)).toBe('各项消费都能用')
    const narrow = { ...voucher, minimumSpendFen: 30_000, workTypes: ['定期保养'], lineKinds: ['labour' as const] }
    expect(voucherTerms(narrow)).toBe('满 ¥300 可用，限定期保养，抵扣工时')
  })

  it.each([
    [gift, '待领取', true],
    [{ ...gift, state: 'handed_over' as const }, '已领取', false],
    [of({}), '未使用', true],
    [of({ leftFen: 4_000 }, 'handed_over'), '还剩 ¥40', true],
    [of({ leftFen: 0, usable: false }, 'handed_over'), '已用完', false],
    [of({ leftFen: 4_000, usable: false }, 'handed_over'), '余额已过期', false],
    [of({ usable: false }, 'cancelled'), '已取消', false],
  ])('says how it stands', (redemption, words, open) => {
    expect(redemptionStateName(redemption)).toBe(words)
    expect(isOpen(redemption)).toBe(open)
  })

  it('says the last day, and what returns after it', () => {
    expect(lastDayLine(gift)).toBe('12月18日前领取，过期退回 200 积分')
    expect(lastDayLine(of({}))).toBe('12月18日前使用，过期退回 200 积分')
    expect(lastDayLine(of({ leftFen: 4_000 }, 'handed_over'))).toBe('12月18日前使用')
  })
})
