import { once } from 'node:events'
import { createServer, get, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import Koa from 'koa'
import serve from 'koa-static'
import { problem, type Problem } from '@cheyou/contract'
import { pino } from 'pino'
import { expect, it, onTestFinished } from 'vitest'
import { CommitUnknown, DatabaseBusy, IdempotencyConflict, IdempotencyRunning, Transient } from '../db/errors.ts'
import { mysqlError } from '../db/mysql-sql.ts'
import { answerProblems } from './answer-problems.ts'
import { z } from 'zod'
import { fitting, InvalidInput } from './invalid-input.ts'
import { jsonBody } from './json-body.ts'
import { Refusal } from './refusal.ts'

/** A server whose only route does this; what it logs is kept. */
async function serving(route: Koa.Middleware) {
  const logged: string[] = []
  const koa = new Koa()
  koa.use(answerProblems(pino({ level: 'error' }, { write: (line: string) => void logged.push(line) })))
  koa.use(route)
  const handle = koa.callback()
  const server = createServer((request, response) => void handle(request, response)).listen(0)
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  const { port } = server.address() as AddressInfo
  return {
    logged,
    port,
    ask: (path = '/api/x', init: RequestInit = {}) => fetch(`http://127.0.0.1:${port}${path}`, init),
  }
}

async function answerTo(error: unknown) {
  const { ask, logged } = await serving(() => {
    throw error
  })
  const response = await ask()
  const body = problem.parse(await response.json())
  expect(response.headers.get('content-type')).toContain('application/problem+json')
  expect(body.status).toBe(response.status)
  return { response, body, logged }
}

it.each([
  [new Refusal('POINTS_SHORT', { shortBy: 3 }), 409, 'POINTS_SHORT'],
  [new Refusal('NOT_FOUND'), 404, 'NOT_FOUND'],
  [new Refusal('ROLE_MISSING'), 403, 'ROLE_MISSING'],
  [new Refusal('SERVICE_BUSY', { retryAfterSeconds: 60 }), 503, 'SERVICE_BUSY'],
  [new IdempotencyConflict('other content'), 422, 'IDEMPOTENCY_KEY_REUSED'],
  [new IdempotencyRunning('still running'), 409, 'IDEMPOTENCY_KEY_RUNNING'],
])('what is expected is told and not logged: %s', async (error, status, code) => {
  const { body, logged } = await answerTo(error)
  expect(body).toMatchObject({ type: 'about:blank', status, code })
  expect(logged).toEqual([])
})

it('facts and wrong fields come along', async () => {
  expect((await answerTo(new Refusal('POINTS_SHORT', { shortBy: 3 }))).body.facts).toEqual({ shortBy: 3 })
  const errors = [{ path: 'a', code: 'REQUIRED', message: '必填' }]
  expect((await answerTo(new InvalidInput(errors))).body).toMatchObject({ code: 'INPUT_INVALID', errors })
})

it('an address that leads out of the folder of files is not found, and no fault', async () => {
  const { port, logged } = await serving(serve(import.meta.dirname))
  // fetch would tidy the path before asking.
  const asked = get({ port, path: '/../x/../../etc/passwd' })
  const [response] = (await once(asked, 'response')) as [IncomingMessage]
  response.resume()
  expect(response.statusCode).toBe(404)
  expect(logged).toEqual([])
})

it('says when to come back', async () => {
  const { response } = await answerTo(new Refusal('RATE_LIMITED', { retryAfterSeconds: 17 }))
  expect(response.status).toBe(429)
  expect(response.headers.get('retry-after')).toBe('17')
})

it('asks for a bearer token where there is no session', async () => {
  const { response } = await answerTo(new Refusal('SESSION_MISSING'))
  expect(response.headers.get('www-authenticate')).toBe('Bearer')
})

const unreachable = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED', errno: -111, fatal: true })

it.each([
  ['a database that is busy', new DatabaseBusy('busy')],
  ['a commit whose end nobody knows', new CommitUnknown('broke')],
  ['a read on a connection that broke', new Transient('ECONNRESET', null)],
  ['a database that cannot be reached', mysqlError('SELECT 1', unreachable as never)],
])('%s is no fault of the request: come again', async (_name, error) => {
  const { response, body, logged } = await answerTo(error)
  expect([body.code, response.headers.get('retry-after')]).toEqual(['SERVICE_BUSY', '1'])
  expect(logged).toHaveLength(1)
})

it('what nobody expected is logged, and told without its details', async () => {
  const { body, logged } = await answerTo(new Error('the secret is 42'))
  expect(body).toEqual({
    type: 'about:blank',
    title: '出了点问题',
    status: 500,
    code: 'INTERNAL_ERROR',
  })
  expect(logged[0]).toContain('the secret is 42')
})

it('a path of the interface that does not exist is a problem too; a page is not', async () => {
  const { ask } = await serving((_ctx, next) => next())
  expect(((await (await ask('/api/none')).json()) as Problem).code).toBe('NOT_FOUND')
  expect(await (await ask('/none')).text()).toBe('Not Found')
})

it.each([
  ['{"a":', 400, 'INPUT_INVALID'],
  ['"text"', 400, 'INPUT_INVALID'],
  [JSON.stringify({ a: 'x'.repeat(300_000) }), 413, 'BODY_TOO_LARGE'],
])('a body that cannot be taken: %s', async (body, status, code) => {
  const { ask } = await serving(async (ctx) => {
    ctx.body = fitting(z.object({}), await jsonBody(ctx))
  })
  const response = await ask('/api/x', { method: 'POST', body, headers: { 'Content-Type': 'application/json' } })
  expect(response.status).toBe(status)
  expect(((await response.json()) as Problem).code).toBe(code)
})
