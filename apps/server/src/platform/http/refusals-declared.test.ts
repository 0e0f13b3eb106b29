import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { endpoint, isToldTo, problem, type Audience, type Endpoint } from '@cheyou/contract'
import { errorCodes, refusals, type ErrorCode } from '@cheyou/contract/refusals'
import Koa from 'koa'
import { pino } from 'pino'
import { describe, expect, it, onTestFinished } from 'vitest'
import { z } from 'zod'
import { testClub } from '../../testing/test-app.ts'
import { answerProblems } from './answer-problems.ts'
import type { Guards } from './callers.ts'
import { Refusal } from './refusal.ts'
import { Routes } from './routes.ts'

const somebody = () => Promise.resolve({ id: 'somebody' } as never)
const guards: Guards = {
  public: somebody,
  demo: somebody,
  session: somebody,
  member: somebody,
  staff: somebody,
  console: somebody,
}

/** What an endpoint of this audience answers that refuses with this code, and what is logged. */
async function refusedBy(audience: Audience, code: ErrorCode, checkResponses: boolean) {
  const logged: string[] = []
  const log = pino({ level: 'error' }, { write: (line: string) => void logged.push(line) })
  const { app } = await testClub()
  const asked = endpoint({
    method: 'get',
    path: '/api/thing',
    summary: 'Refuses',
    limit: 'read',
    audience,
    roles: ['reception'],
    response: z.object({}),
  } as Endpoint)
  const routes = new Routes({ ...app, log, checkResponses }, guards, () => Promise.resolve()).on(asked, () =>
    Promise.reject(new Refusal(code)),
  )
  const handle = new Koa().use(answerProblems(log)).use(routes.router.routes()).callback()
  const server = createServer((request, response) => void handle(request, response)).listen(0)
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  const response = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/api/thing`)
  return { code: problem.parse(await response.json()).code, logged }
}

describe('a refusal whose code the contract declares for other readers', () => {
  it.each([
    ['member', 'JOB_STATE'],
    ['session', 'PHONE_TAKEN'],
    ['staff', 'REWARD_SOLD_OUT'],
    ['staff', 'JOB_STATE'],
    ['console', 'REWARD_SOLD_OUT'],
  ] as const)('is a fault where answers are checked, and logged but told elsewhere: %s, %s', async (audience, code) => {
    const checked = await refusedBy(audience, code, true)
    expect(checked.code).toBe('INTERNAL_ERROR')
    expect(checked.logged.join('')).toContain(`GET /api/thing refuses with ${code}`)

    const served = await refusedBy(audience, code, false)
    expect(served.code).toBe(code)
    expect(served.logged).toEqual([expect.stringContaining(`refuses with ${code}`)])
  })

  it.each([
    ['member', 'REWARD_SOLD_OUT'],
    ['session', 'PHONE_CODE_INVALID'],
    ['staff', 'VIN_TAKEN'],
    ['console', 'VIN_TAKEN'],
    ['console', 'JOB_STATE'],
    ['public', 'LOGIN_CODE_INVALID'],
    ['public', 'SIGN_IN_REFUSED'],
  ] as const)('is not meant where they are the readers: %s, %s', async (audience, code) => {
    expect(await refusedBy(audience, code, true)).toEqual({ code, logged: [] })
  })
})

it('what the platform answers of itself is told to everybody', () => {
  const audiences: Audience[] = ['public', 'demo', 'session', 'member', 'staff', 'console']
  const everywhere = errorCodes.filter((code) => audiences.every((audience) => isToldTo(audience, code)))
  expect(everywhere).toEqual(expect.arrayContaining(['INPUT_INVALID', 'SERVICE_BUSY', 'RATE_LIMITED', 'NOT_FOUND']))
  expect(everywhere.filter((code) => refusals[code].to.length < 3)).toEqual([])
})
