import { createServer } from 'node:http'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { addressOf, listConsoleMembers } from '@cheyou/contract/routes'
import { afterEach, expect, it } from 'vitest'
import { ApiError } from './api-error.ts'
import { request } from './http.ts'

const servers: Server[] = []

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections()
    server.close()
  }
})

async function serve(answer: (incoming: IncomingMessage, response: ServerResponse) => void): Promise<string> {
  const server = createServer(answer)
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

async function problemOf(call: Promise<unknown>): Promise<ApiError['problem']> {
  const error: unknown = await call.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  if (error instanceof ApiError) return error.problem
  throw new Error('no ApiError was thrown', { cause: error })
}

it('sends what is given of a query, encoded, and reads the answer', async () => {
  const origin = await serve((incoming, response) => response.end(JSON.stringify({ asked: incoming.url })))
  const query = { q: '鲁B·1', tier: undefined, limit: 50 }
  const answer = await request('get', origin + addressOf(listConsoleMembers, { query }))
  expect(answer).toEqual({ asked: '/api/console/members?q=%E9%B2%81B%C2%B71&limit=50' })
})

it('throws a problem document with its facts, and Retry-After among them', async () => {
  const origin = await serve((_incoming, response) => {
    response.writeHead(429, { 'content-type': 'application/problem+json', 'retry-after': '40' })
    response.end(JSON.stringify({ type: 'about:blank', title: '太快了', status: 429, code: 'RATE_LIMITED' }))
  })
  expect(await problemOf(request('post', `${origin}/sign-in`, { body: {} }))).toEqual({
    status: 429,
    code: 'RATE_LIMITED',
    title: '太快了',
    facts: { retryAfterSeconds: 40 },
    errors: [],
  })
})

it('says that an answer made no sense, refused or not', async () => {
  const origin = await serve((incoming, response) => {
    response.writeHead(incoming.url === '/refused' ? 502 : 200)
    response.end('<html>')
  })
  expect(await problemOf(request('get', `${origin}/refused`))).toMatchObject({ status: 502, code: 'ANSWER_UNREADABLE' })
  expect(await problemOf(request('get', `${origin}/taken`))).toMatchObject({ status: 200, code: 'ANSWER_UNREADABLE' })
})

it('says that nobody answered', async () => {
  const origin = await serve((incoming) => incoming.socket.destroy())
  expect(await problemOf(request('get', `${origin}/me`))).toMatchObject({ status: 0, code: 'SERVER_UNREACHABLE' })
})

it('lets the caller change its mind', async () => {
  const asked = new AbortController()
  const origin = await serve(() => asked.abort())
  await expect(request('get', `${origin}/me`, { signal: asked.signal })).rejects.toMatchObject({ name: 'AbortError' })
})
