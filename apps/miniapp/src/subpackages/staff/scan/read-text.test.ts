import { expect, it } from 'vitest'
import { mayBeOrder, readText } from './read-text.ts'

it('takes a member’s code with and without its prefix', () => {
  expect(readText('CY1.8800012345.12345678')).toEqual({ kind: 'code', text: 'CY1.8800012345.12345678' })
  expect(readText('8800 012 345 1234 5678')).toEqual({ kind: 'code', text: '880001234512345678' })
})

it('takes a redemption’s code as the owner’s phone shows it', () => {
  for (const text of ['CYR.WE65VQVWD82P', 'we65 vqvw d82p', 'CYR WE65 VQVW D82P', 'ＣＹＲ.we65-vqvw-d82p']) {
    expect(readText(text)).toEqual({ kind: 'code', text: 'CYR.WE65VQVWD82P' })
  }
})

it('leaves a code that is not whole to the server', () => {
  expect(readText('CYR.WE65')).toEqual({ kind: 'code', text: 'CYR.WE65' })
})

it('takes phones, plates and card numbers for a search, without their spaces', () => {
  expect(readText(' 138 1234 5678 ')).toEqual({ kind: 'search', q: '13812345678' })
  expect(readText('沪a-8k362')).toEqual({ kind: 'search', q: '沪A8K362' })
  expect(readText('8800 012 345')).toEqual({ kind: 'search', q: '8800012345' })
})

it('does nothing with nothing', () => {
  expect(readText('  ')).toEqual({ kind: 'nothing' })
})

it('tells which codes may as well be the number of an order', () => {
  expect(['RO2026112801', 'we65 vqvw d82p'].map(mayBeOrder)).toEqual([true, true])
  expect(['CYR.WE65VQVWD82P', '880001234512345678', '沪A8K362', ''].map(mayBeOrder)).toEqual([
    false,
    false,
    false,
    false,
  ])
})
