import { expect, it } from 'vitest'
import { errorCodes } from '@cheyou/contract/refusals'
import { ApiError, transportError } from '../api/api-error.ts'
import { formatChange, formatFen, formatMilli, formatWhole } from './format.ts'
import { problemSentence } from './problem-sentence.ts'

function refusal(code: string, facts: Record<string, unknown> = {}, title = ''): ApiError {
  return new ApiError({ status: 400, code, title, facts, errors: [] })
}

it('writes points, money and factors as people read them', () => {
  expect(formatWhole(1234567)).toBe('1,234,567')
  expect([formatChange(1284), formatChange(-500), formatChange(0)]).toEqual(['+1,284', '−500', '0'])
  expect([formatFen(65050), formatFen(-5), formatFen(0)]).toEqual(['¥650.50', '-¥0.05', '¥0.00'])
  expect([formatMilli(1000), formatMilli(1250), formatMilli(0)]).toEqual(['1', '1.25', '0'])
})

it('says how long to wait when the server says so', () => {
  expect(problemSentence(refusal('RATE_LIMITED', { retryAfterSeconds: 40 }))).toBe('操作太频繁，请 40 秒后再试。')
  expect(problemSentence(refusal('ACCOUNT_LOCKED', { retryAfterSeconds: 900 }))).toContain('15 分钟后再试')
  expect(problemSentence(refusal('RATE_LIMITED'))).toBe('操作太频繁，请稍等片刻再试。')
})

it('has a sentence of its own for every code but those of the phone and the till', () => {
  const elsewhere = new RegExp(
    [
      '^(CARD|CAR|CODE|CONSENT|FEE|INVITATION|JOINING|LOGIN|MEMBERSHIP|ORDER|PHONE|POLICY|PREMIUM|PRESENCE|RENEWAL)_',
      '^(SCAN|SPEND|TIER|TRAINING|UPGRADE|VIN|VISIT|WECHAT)_',
      '^(ALREADY_MEMBER|DISCRETION_APPROVAL_MISSING|REDEMPTION_ELSEWHERE)$',
      '^BENEFIT_(LINE_UNFIT|UNKNOWN|USED_UP)$',
      '^REWARD_(LIMIT_REACHED|SOLD_OUT|UNAVAILABLE)$',
      '^VOUCHER_(?!AT_TILL)',
    ].join('|'),
  )
  const unworded = errorCodes
    .filter((code) => !elsewhere.test(code))
    .filter((code) => problemSentence(refusal(code)) === '操作没有成功，请稍后再试。')
  expect(unworded).toEqual([])
})

it('prefers its own sentence, then the server’s, and never shows a code', () => {
  expect(problemSentence(refusal('SIGN_IN_REFUSED', {}, '服务器的句子'))).toBe('登录名、密码或动态码不正确。')
  expect(problemSentence(refusal('SOMETHING_NEW', {}, '服务器的句子'))).toBe('服务器的句子')
  expect(problemSentence(refusal('constructor'))).toBe('操作没有成功，请稍后再试。')
  expect(problemSentence(transportError('SERVER_UNREACHABLE'))).toContain('连不上服务器')
})
