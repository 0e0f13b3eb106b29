import { expect, it } from 'vitest'
import { InvalidInput } from './invalid-input.ts'
import { cursorAfter, cutPage, dayKey, instantKey, orNull, readCursor, textKey, textOrNumberKey } from './paging.ts'

it('reads the keys of the last row back', () => {
  expect(readCursor(cursorAfter(['张三', 7]), [textKey, textOrNumberKey])).toEqual(['张三', 7])
  expect(readCursor(cursorAfter([null, '']), [orNull(dayKey), textKey])).toEqual([null, ''])
  const at = new Date('2026-11-28T01:02:03.004Z')
  expect(readCursor(cursorAfter([at, '2026-11-28']), [instantKey, dayKey])).toEqual([at, '2026-11-28'])
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
  expect(() => readCursor(cursor, [textKey, textKey])).toThrow(InvalidInput)
})

it.each([
  ['a number for an instant', 9007199254740991, instantKey],
  ['a day for an instant', '2026-11-28', instantKey],
  ['an instant of no database', '+275760-09-13T00:00:00.000Z', instantKey],
  ['a day of no calendar', '2026-02-30', dayKey],
  ['a number for a day', 20_261_128, dayKey],
  ['a number for a text', 7, textKey],
  ['a text that ends early', 'a\0', textKey],
  ['half a number', 7.5, textOrNumberKey],
  ['nothing for a text', null, textKey],
])('refuses %s', (_name, key, kind) => {
  expect(() => readCursor(cursorAfter([key]), [kind])).toThrow(InvalidInput)
})

it('cuts the one row too many, and knows the last page', () => {
  expect(cutPage([1, 2, 3], 2)).toEqual({ rows: [1, 2], last: 2 })
  expect(cutPage([1, 2], 2)).toEqual({ rows: [1, 2], last: null })
  expect(cutPage([], 2)).toEqual({ rows: [], last: null })
})
