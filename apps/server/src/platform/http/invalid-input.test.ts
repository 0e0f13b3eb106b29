import { listConsoleMembers, settleVisit, signInToConsole } from '@cheyou/contract'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { fitting, InvalidInput, type FieldError } from './invalid-input.ts'

function errorsOf(schema: z.ZodType, value: unknown): FieldError[] {
  try {
    fitting(schema, value)
  } catch (error) {
    if (error instanceof InvalidInput) return error.errors
    throw error
  }
  return []
}

const visit = {
  storeId: '01ARZ3NDEKTSV4RRFFQ69G5FAV',
  memberId: '01ARZ3NDEKTSV4RRFFQ69G5FAV',
  vehicleId: '01ARZ3NDEKTSV4RRFFQ69G5FAV',
  workType: 'repair',
  lines: [{ lineKind: 'labour', payer: 'customer', amountFen: 100 }],
  quotedFen: 100,
}

it('returns what fits, without what nobody asked for', () => {
  expect(fitting(settleVisit.body, { ...visit, extra: 1 })).toEqual(visit)
})

it('names every wrong place, in Chinese for people and by a code for programs', () => {
  const wrong = {
    ...visit,
    storeId: 'x',
    memberId: undefined,
    workType: 7,
    lines: [{ lineKind: 'paint', payer: 'customer', amountFen: 1.5 }],
  }
  expect(errorsOf(settleVisit.body, wrong)).toEqual([
    { path: 'storeId', code: 'FORMAT_WRONG', message: '格式不正确' },
    { path: 'memberId', code: 'REQUIRED', message: '必填' },
    { path: 'workType', code: 'TYPE_WRONG', message: '应为文字' },
    { path: 'lines.0.lineKind', code: 'VALUE_UNKNOWN', message: '不在可选范围内' },
    { path: 'lines.0.amountFen', code: 'TYPE_WRONG', message: '应为整数' },
  ])
})

it.each([
  [settleVisit.body, { ...visit, lines: [] }, { path: 'lines', code: 'TOO_SHORT', message: '不能为空' }],
  [
    settleVisit.body,
    { ...visit, lines: [{ ...visit.lines[0], amountFen: -1 }] },
    { path: 'lines.0.amountFen', code: 'TOO_SMALL', message: '不能小于 ¥0' },
  ],
  [
    settleVisit.body,
    { ...visit, lines: [{ ...visit.lines[0], amountFen: 200_000_001 }] },
    { path: 'lines.0.amountFen', code: 'TOO_BIG', message: '不能大于 ¥2,000,000' },
  ],
  [
    settleVisit.body,
    { ...visit, odometerKm: 2_000_001 },
    { path: 'odometerKm', code: 'TOO_BIG', message: '不能大于 2000000' },
  ],
  [
    settleVisit.body,
    { ...visit, orderNumber: 'x'.repeat(41) },
    { path: 'orderNumber', code: 'TOO_LONG', message: '不能超过 40 个' },
  ],
  [signInToConsole.body, null, { path: '', code: 'TYPE_WRONG', message: '应为一组内容' }],
  [listConsoleMembers.query, { limit: 'many' }, { path: 'limit', code: 'TYPE_WRONG', message: '应为数字' }],
  [listConsoleMembers.query, { q: ['a', 'b'] }, { path: 'q', code: 'TYPE_WRONG', message: '应为文字' }],
])('words %#', (schema, value, expected) => {
  expect(errorsOf(schema, value)).toEqual([expected])
})

it('names a kind that is missing or unknown, and each word that nobody knows', () => {
  const schema = z.object({
    movement: z.discriminatedUnion('kind', [z.strictObject({ kind: z.literal('count'), quantity: z.int() })]),
  })
  expect(errorsOf(schema, { movement: {} })).toEqual([{ path: 'movement.kind', code: 'REQUIRED', message: '必填' }])
  expect(errorsOf(schema, { movement: { kind: 'steal' } })).toEqual([
    { path: 'movement.kind', code: 'VALUE_UNKNOWN', message: '不在可选范围内' },
  ])
  expect(errorsOf(schema, { movement: { kind: 'count', quantity: 1, qty: 1, pieces: 2 } })).toEqual([
    { path: 'movement.qty', code: 'KEY_UNKNOWN', message: '没有这一项' },
    { path: 'movement.pieces', code: 'KEY_UNKNOWN', message: '没有这一项' },
  ])
})

it('never speaks zod’s own words', () => {
  const schema = z.object({ a: z.union([z.literal(1), z.literal(2)]), b: z.record(z.string(), z.int()), c: z.date() })
  for (const { message } of errorsOf(schema.strict(), { a: 3, b: { x: 'y' }, c: 'z', d: 1 }))
    expect(message).not.toMatch(/[A-Za-z]/)
})
