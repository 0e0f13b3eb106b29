import type { Route } from '@cheyou/contract/routes'
import {
  acceptInvitation,
  getHome,
  getMemberPanel,
  redeemReward,
  settleVisit,
  signInWithWechat,
} from '@cheyou/contract/routes'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { call } from './call.ts'
import { asFailure } from './failure.ts'

const answers = vi.fn<typeof fetch>()

beforeEach(() => vi.stubGlobal('fetch', answers))
afterEach(() => vi.unstubAllGlobals())

const problem = { type: 'about:blank', title: '积分不够', status: 409, code: 'POINTS_SHORT' }

/** What this call fails with, and who is told. */
async function toldBy(route: Route, status: number, body: object): Promise<string> {
  answers.mockImplementation(() => Promise.resolve(Response.json(body, { status })))
  const ask = call as (route: Route, input: object) => Promise<unknown>
  return ask(route, { key: 'key-00000001' }).then(
    () => 'nobody',
    (error: unknown) => {
      const { code, reader } = asFailure(error)
      return `${code} to ${reader}`
    },
  )
}

it.each<[string, Route, string]>([
  ['a member’s page', getHome, 'owner'],
  ['a member’s write', redeemReward, 'owner'],
  ['signing in', signInWithWechat, 'owner'],
  ['taking an invitation', acceptInvitation, 'owner'],
  ['the till', settleVisit, 'staff'],
  ['the panel of a member', getMemberPanel, 'staff'],
])('a refusal is told to the reader of the endpoint: %s', async (_name, route, reader) => {
  expect(await toldBy(route, 409, problem)).toBe(`POINTS_SHORT to ${reader}`)
  expect(await toldBy(route, 500, { message: 'no problem document' })).toBe(`INTERNAL_ERROR to ${reader}`)
})

it('the endpoint says who reads, whatever its path', async () => {
  const elsewhere: Route = { method: 'get', path: '/api/till/visits', reader: 'staff' }
  const ownersAt: Route = { method: 'get', path: '/api/staff/of-my-store' }
  expect(await toldBy(elsewhere, 409, problem)).toBe('POINTS_SHORT to staff')
  expect(await toldBy(ownersAt, 409, problem)).toBe('POINTS_SHORT to owner')
})
