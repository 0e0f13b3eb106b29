import { expect, it } from 'vitest'
import { InvalidInput } from './invalid-input.ts'
import { cursorAfter, cutPage, readCursor } from './paging.ts'

it('reads the keys of the last row back', () => {
  expect(readCursor(cursorAfter(['张三', 7]), 2)).toEqual(['张三', 7])
  expect(readCursor(cursorAfter([null, '']), 2)).toEqual([null, ''])
})

const encoded = (text: string) => Buffer.from(text).toString('base64url')

it.each([
  ['nothing of ours', 'x'],
  ['not JSON', encoded('[1,')],
  ['too few keys', cursorAfter(['a'])],
  ['too many keys', cursorAfter(['a', 'b', 'c'])],
  ['no list', encoded('{"length":2}')],
  ['keys of another kind', encoded('[{},[]]')],
  ['a number without end', encoded('[1e999,"a"]')],
])('refuses %s', (_name, cursor) => {
  expect(() => readCursor(cursor, 2)).toThrow(InvalidInput)
})

it('cuts the one row too many, and knows the last page', () => {
  expect(cutPage([1, 2, 3], 2)).toEqual({ rows: [1, 2], last: 2 })
  expect(cutPage([1, 2], 2)).toEqual({ rows: [1, 2], last: null })
  expect(cutPage([], 2)).toEqual({ rows: [], last: null })
})
