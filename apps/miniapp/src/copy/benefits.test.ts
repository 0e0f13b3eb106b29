import { describe, expect, it } from 'vitest'
import {
  discountLines,
  leftWords,
  renewalLine,
  restLine,
  staffLineOfUse,
  usedLine,
  lineOfUse,
  titleOfUse,
  returnedUse,
  undoneWords,
} from './benefits.ts'

const wash = { code: 'wash', name: '免费洗车', perYear: 4, used: 1, left: 3 }

describe('benefits in words', () => {
  it('says what went and what is left', () => {
    expect(usedLine(wash)).toBe('每年 4 次，已用 1 次')
    expect(usedLine({ ...wash, used: 0, left: 4 })).toBe('每年 4 次，还没用过')
    expect(usedLine({ ...wash, used: 0, left: 5 })).toBe('每年 4 次，另有往年退回的 1 次')
    expect(leftWords(wash)).toBe('剩 3 次')
    expect(leftWords({ left: 0 })).toBe('已用完')
    expect(restLine(3)).toBe('今年还剩 3 次')
    expect(restLine(0)).toBe('今年的次数用完了')
  })

  it('says when counting begins again', () => {
    const endsOn = '2026-12-31'
    expect(renewalLine({ state: 'active', endsOn, renewed: false })).toBe('用到2026年12月31日，续会后重新计次。')
    expect(renewalLine({ state: 'active', endsOn, renewed: true })).toBe('用到2026年12月31日，之后重新计次。')
    expect(renewalLine({ state: 'grace', endsOn, renewed: false })).toContain('宽限期内还能用完')
    expect(renewalLine({ state: 'lapsed', endsOn, renewed: false })).toContain('续会后重新计次')
  })

  it('says what a tier takes off, and nothing where it takes nothing off', () => {
    expect(discountLines({ labourMilli: 850, partsMilli: 900 })).toEqual(['工时 8.5 折', '配件 9 折'])
    expect(discountLines({ labourMilli: 1000, partsMilli: 1000 })).toEqual([])
  })

  it('says where, when and by whom, and why it was taken back', () => {
    const use = {
      useId: 'x',
      name: '免费洗车',
      quantity: 2,
      usedAt: '2026-11-22T02:30:00.000Z',
      storeName: '一店',
      orderNumber: null,
      thisYear: true,
      undoneAt: null,
      returnedOn: null,
      staffName: '罗婧',
      undoneBy: null,
      undoReason: null,
      can: [],
    }
    expect(titleOfUse(use)).toBe('免费洗车 2 次')
    expect(lineOfUse({ ...use, orderNumber: 'RO1' })).toBe('11月22日 10:30 · 一店 · 工单 RO1')
    expect(staffLineOfUse(use)).toBe('11月22日 10:30 · 一店 · 罗婧')
    const undone = { ...use, undoneAt: '2026-11-22T03:00:00.000Z', undoneBy: '顾晓岚', undoReason: '点错了' }
    expect(staffLineOfUse(undone)).toBe('11月22日 10:30 · 一店 · 罗婧；11月22日 11:00 顾晓岚撤销：点错了')
    expect(staffLineOfUse({ ...undone, returnedOn: '2027-01-05' })).toBe(
      '11月22日 10:30 · 一店 · 罗婧；11月22日 11:00 顾晓岚撤销：点错了；原年度已结束，次数计入2027年1月5日所在的年度',
    )
    expect([null, '2027-01-05'].map((returnedOn) => undoneWords({ returnedOn }))).toEqual([
      '已撤销',
      '已撤销，次数计入新年度',
    ])
  })

  it('says in which year what came back can be used', () => {
    const year = { startsOn: '2027-01-01', endsOn: '2027-12-31' }
    expect(returnedUse({ name: '免费洗车', quantity: 1, year })).toBe(
      '免费洗车 1 次（计入2027年1月1日至2027年12月31日）',
    )
    expect(returnedUse({ name: '免费洗车', quantity: 1, year: null })).toBe('免费洗车 1 次（续会后可用）')
  })
})
