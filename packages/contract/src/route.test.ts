import { expect, expectTypeOf, test } from 'vitest'
import * as contract from './index.ts'
import type { Endpoint, EndpointOutput } from './index.ts'
import type { AnswerOf, CallArguments, CallInput } from './route.ts'
import { addressOf } from './route.ts'
import * as routes from './routes/index.gen.ts'

test('every endpoint has its route, under its own name, and no schema in it', () => {
  const named = new Map(Object.entries(contract).filter(([, value]) => contract.endpoints.includes(value as never)))
  const carried = Object.entries(routes).filter(([, value]) => typeof value === 'object')
  expect(carried.map(([name]) => name).toSorted()).toEqual([...named.keys()].toSorted())
  const aForm: unknown = { has: expect.any(Object) }
  for (const [name, route] of carried) {
    const { method, path, audience, upload, kept } = named.get(name) as Endpoint
    const anonymous = audience === 'public' || audience === 'demo'
    const reader = audience === 'staff' && 'staff'
    expect(route).toEqual({
      method,
      path,
      ...(upload && { upload }),
      ...(anonymous && { anonymous }),
      ...(reader && { reader }),
      ...(kept && { form: aForm }),
    })
  }
})

test('an address has its params and its query encoded; what is not given of a query is left out', () => {
  expect(addressOf(routes.getConsoleMember, { params: { memberId: 'a/ü' } })).toBe('/api/console/members/a%2F%C3%BC')
  expect(addressOf(routes.listConsoleMembers, { query: { q: '鲁B·1', tier: undefined, limit: 50 } })).toBe(
    '/api/console/members?q=%E9%B2%81B%C2%B71&limit=50',
  )
  expect(addressOf(routes.listConsoleMembers, { query: { q: '' } })).toBe('/api/console/members')
  expect(addressOf(routes.getHome)).toBe('/api/member/home')
})

test('a call takes what its endpoint takes', () => {
  type Redeem = CallInput<typeof contract.redeemReward>
  expectTypeOf<Redeem['key']>().toEqualTypeOf<string>()
  expectTypeOf<Redeem['params']>().toEqualTypeOf<undefined>()
  expectTypeOf<CallInput<typeof contract.getHome>['key']>().toEqualTypeOf<undefined>()
  expectTypeOf<CallInput<typeof contract.getMemberPanel>['params']>().toEqualTypeOf<{ memberId: string }>()
  expectTypeOf<CallInput<typeof contract.getRuleVersion>['params']>().toEqualTypeOf<{ version: number }>()
  expectTypeOf<CallInput<typeof contract.uploadPicture, Uint8Array>['file']>().toEqualTypeOf<Uint8Array>()
  expectTypeOf<CallArguments<CallInput<typeof contract.getHome>>>().toExtend<[unknown?]>()
  expectTypeOf<[]>().not.toExtend<CallArguments<Redeem>>()
})

test('an answer is what its endpoint answers', () => {
  expectTypeOf<AnswerOf<typeof routes.redeemReward>>().toEqualTypeOf<EndpointOutput<typeof contract.redeemReward>>()
  expectTypeOf<AnswerOf<typeof routes.redeemReward>>().not.toBeUnknown()
})
