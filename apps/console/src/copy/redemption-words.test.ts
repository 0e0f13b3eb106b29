import { expect, it } from 'vitest'
import { changeNote, changeWords, stateWords, termsWords } from './redemption-words.ts'

const used = { state: 'handed_over', kind: 'voucher', collectBy: '2026-12-18' } as const

it.each([
  [{ ...used, kind: 'gift', leftFen: null } as const, '已领取'],
  [{ ...used, state: 'held', leftFen: 10_000 } as const, '未使用'],
  [{ ...used, leftFen: 0 }, '已用完'],
  [{ ...used, leftFen: 4_000 }, '还剩 ¥40'],
  [{ ...used, collectBy: '2026-11-30', leftFen: 4_000 }, '余额已过期'],
])('says how it stands', (row, words) => {
  expect(stateWords(row, '2026-12-01')).toBe(words)
})

it('says what a voucher is good for', () => {
  const voucher = { faceFen: 10_000, leftFen: 0, minimumSpendFen: 0, workTypes: null, lineKinds: null, usable: false }
  expect(termsWords(voucher)).toBe('面值 ¥100')
  const narrow = { ...voucher, minimumSpendFen: 30_000, workTypes: ['定期保养'], lineKinds: ['labour' as const] }
  expect(termsWords(narrow)).toBe('面值 ¥100，满 ¥300 可用，限定期保养，抵扣工时')
})

it('says who did what, where and why', () => {
  const change = { quantity: 2, at: '2026-11-18T02:30:00.000Z', actorName: null, storeName: null }
  const expired = { ...change, action: 'expire' as const, byMember: false, reason: 'uncollected' }
  expect(changeWords(expired, 'gift')).toBe('过期 2 件')
  expect(changeNote(expired)).toBe('系统 · 过期未领取')
  const undone = {
    ...expired,
    action: 'undo_hand_over' as const,
    actorName: '罗婧',
    storeName: '一店',
    reason: '拿错了',
  }
  expect(changeNote(undone)).toBe('罗婧 · 一店 · 拿错了')
  expect(changeWords({ ...undone, action: 'use' }, 'voucher')).toBe('到店使用')
  expect(changeNote({ ...expired, byMember: true, reason: null })).toBe('车主本人')
})
