import { expect, it } from 'vitest'
import { readText } from './read-text.ts'

it('takes our codes for codes', () => {
  for (const text of ['CY1.8800012345.12345678', 'cyr.01jd5k8q2m', '8800 012 345 1234 5678', 'ＣＹＲ.01JD']) {
    expect(readText(text)).toMatchObject({ kind: 'code' })
  }
})

it('takes phones, plates and card numbers for a search, without their spaces', () => {
  expect(readText(' 138 1234 5678 ')).toEqual({ kind: 'search', q: '13812345678' })
  expect(readText('沪A-8K362')).toEqual({ kind: 'search', q: '沪A8K362' })
  expect(readText('8800 012 345')).toEqual({ kind: 'search', q: '8800012345' })
})

it('does nothing with nothing', () => {
  expect(readText('  ')).toEqual({ kind: 'nothing' })
})
