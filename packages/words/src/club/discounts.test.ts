import { describe, expect, it } from 'vitest'
import { savedBy, takenBy } from './discounts.ts'

const taken = { lineNo: 1, code: 'x', takenFen: 6_800 }

describe('what took something off', () => {
  it('is called by its name and rate, a tier by the kind of line too', () => {
    const tier = { ...taken, step: 'tier' as const, name: '金卡', rateMilli: 900 }
    expect(takenBy(tier, 'labour')).toBe('金卡工时 9 折')
    expect(takenBy(tier)).toBe('金卡 9 折')
    expect(takenBy({ ...tier, step: 'threshold', name: '累计一万分优惠', rateMilli: 850 }, 'part')).toBe(
      '累计一万分优惠 8.5 折',
    )
    expect(takenBy({ ...taken, step: 'voucher', name: '100 元代金券', rateMilli: null }, 'part')).toBe('100 元代金券')
    expect(takenBy({ ...taken, step: 'discretion', name: null, rateMilli: null }, 'part')).toBe('门店优惠')
  })

  it('is summed up without a rate', () => {
    expect(savedBy({ ...taken, step: 'tier', name: '金卡' })).toBe('金卡折扣')
    expect(savedBy({ ...taken, step: 'benefit', name: '免费洗车' })).toBe('免费洗车')
    expect(savedBy({ ...taken, step: 'discretion', name: null })).toBe('门店优惠')
  })
})
