import { describe, expect, it } from 'vitest'
import { errorCodes, refusals, type Reader } from '@cheyou/contract/refusals'
import type { Failure } from '../api/failure.ts'
import { refusalLine, sentenceOf } from './failures.ts'

function failure(part: Partial<Failure>): Failure {
  return {
    code: 'INTERNAL_ERROR',
    status: 500,
    facts: {},
    title: '',
    fields: [],
    reader: 'owner',
    keyed: false,
    ...part,
  }
}

describe('sentenceOf', () => {
  it('has a sentence of its own for every code that a phone is told', () => {
    const onPhone = (readers: readonly Reader[]) => readers.some((reader) => reader !== 'desk')
    for (const code of errorCodes.filter((one) => onPhone(refusals[one].to))) {
      expect(sentenceOf(failure({ code, title: 'THE SERVER’S' })).title).toMatch(/^[^A-Z]+$/)
    }
  })

  it('says how many points are missing', () => {
    expect(sentenceOf(failure({ code: 'POINTS_SHORT', facts: { shortBy: 1320 } })).hint).toBe('还差 1,320 积分。')
  })

  it('shows the first wrong field', () => {
    const fields = [{ path: 'reason', code: 'too_small', message: '请填写原因' }]
    expect(sentenceOf(failure({ code: 'INPUT_INVALID', fields })).hint).toBe('请填写原因')
  })

  it('falls back to the server’s sentence for a code that came later', () => {
    const code = 'SOMETHING_NEW' as Failure['code']
    expect(sentenceOf(failure({ code, title: '本店今天盘点' })).title).toBe('本店今天盘点')
  })
})

describe('refusalLine', () => {
  it('is short enough for a card', () => {
    expect(refusalLine({ code: 'POINTS_SHORT', facts: { shortBy: 20 } })).toBe('还差 20 积分')
    expect(refusalLine({ code: 'REWARD_SOLD_OUT', facts: {} })).toBe('已经兑完')
  })
})

it('does not tell staff that the owner’s code works without a network', () => {
  expect(sentenceOf(failure({ code: 'OFFLINE', status: 0 })).hint).toContain('会员码离线也能用')
  expect(sentenceOf(failure({ code: 'OFFLINE', status: 0, reader: 'staff', keyed: true }))).toEqual({
    title: '没有网络',
    hint: '请检查网络后再试，不会重复提交。',
  })
})

it('speaks of sending twice only where something was sent', () => {
  for (const code of ['OFFLINE', 'TIMEOUT'] as const) {
    const search = sentenceOf(failure({ code, status: 0, reader: 'staff' }))
    expect(`${search.title}${search.hint}`).not.toMatch(/提交|会员码|过期/)
  }
})
