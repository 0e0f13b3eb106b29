import { expect, it } from 'vitest'
import { errorCodes, refusals, type Reader } from '@cheyou/contract/refusals'
import { ApiError, transportError } from '../api/api-error.ts'
import { problemSentence } from './problem-sentence.ts'

function refusal(code: string, facts: Record<string, unknown> = {}, title = ''): ApiError {
  return new ApiError({ status: 400, code, title, facts, errors: [] })
}

it('says how long to wait when the server says so', () => {
  expect(problemSentence(refusal('RATE_LIMITED', { retryAfterSeconds: 40 }))).toBe('操作太频繁，请 40 秒后再试。')
  expect(problemSentence(refusal('ACCOUNT_LOCKED', { retryAfterSeconds: 900 }))).toContain('15 分钟后再试')
  expect(problemSentence(refusal('RATE_LIMITED'))).toBe('操作太频繁，请稍等片刻再试。')
})

it('has a sentence of its own for every code that the desk is told', () => {
  const unworded = errorCodes
    .filter((code) => refusals[code].to.some((reader: Reader) => reader === 'desk'))
    .filter((code) => problemSentence(refusal(code)) === '操作没有成功，请稍后再试。')
  expect(unworded).toEqual([])
})

it('prefers its own sentence, then the server’s, and never shows a code', () => {
  expect(problemSentence(refusal('SIGN_IN_REFUSED', {}, '服务器的句子'))).toBe('登录名、密码或动态码不正确。')
  expect(problemSentence(refusal('SOMETHING_NEW', {}, '服务器的句子'))).toBe('服务器的句子')
  expect(problemSentence(refusal('constructor'))).toBe('操作没有成功，请稍后再试。')
  expect(problemSentence(transportError('SERVER_UNREACHABLE'))).toContain('连不上服务器')
})
