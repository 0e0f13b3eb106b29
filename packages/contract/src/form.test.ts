import { expect, it } from 'vitest'
import { fits, type Form } from './form.ts'
import { getHome, getStatement } from './routes/index.gen.ts'

const form: Form = {
  has: {
    name: 'text',
    'left?': 'number',
    rows: { list: { has: { code: 'text' } } },
    next: ['text', 'null'],
  },
}
const right = { name: '张三', left: 3, rows: [{ code: 'a' }], next: null }

it('takes what has the form: with more, without what may be missing, with codes that came later', () => {
  expect(fits(form, right)).toBe(true)
  expect(fits(form, { ...right, left: undefined, more: 1, rows: [], next: 'n' })).toBe(true)
  expect(fits({ map: 'number' }, { a: 1, b: 2 })).toBe(true)
})

it.each([
  ['a page of a proxy', '<html>'],
  ['nothing', null],
  ['a list', [right]],
  ['an object of another kind', { ok: true }],
  ['a property that is missing', { ...right, rows: undefined }],
  ['null where there must be something', { ...right, name: null }],
  ['a number as text', { ...right, left: '3' }],
  ['one wrong row', { ...right, rows: [{ code: 'a' }, {}] }],
])('refuses %s', (_what, value) => {
  expect(fits(form, value)).toBe(false)
})

it('goes with the routes of what phones keep', () => {
  const balances = { qualifying: 1, redeemable: 2, held: 0, debt: 0 }
  expect(fits(getStatement.form ?? 'null', { balances, rows: [], nextCursor: null })).toBe(true)
  expect(fits(getStatement.form ?? 'any', { balances: { ...balances, held: null }, rows: [], nextCursor: null })).toBe(
    false,
  )
  expect(fits(getHome.form ?? 'any', {})).toBe(false)
})
