import { expect, it } from 'vitest'
import { visitTotals } from './visit-totals.ts'

it('adds up by payer and by kind of line', () => {
  const totals = visitTotals([
    { payer: 'customer', lineKind: 'labour', amountFen: 10_000 },
    { payer: 'customer', lineKind: 'labour', amountFen: -500 },
    { payer: 'customer', lineKind: 'part', amountFen: 3_610 },
    { payer: 'insurer', lineKind: 'part', amountFen: 20_000 },
    { payer: 'manufacturer', lineKind: 'labour', amountFen: 7_600 },
  ])
  expect(totals).toEqual({
    totalFen: 40_710,
    byPayerFen: { customer: 13_110, insurer: 20_000, manufacturer: 7_600, internal: 0 },
    byLineKindFen: { labour: 17_100, part: 23_610 },
  })
})

it('is all 0 for an order without lines', () => {
  expect(visitTotals([])).toEqual({
    totalFen: 0,
    byPayerFen: { customer: 0, insurer: 0, manufacturer: 0, internal: 0 },
    byLineKindFen: { labour: 0, part: 0 },
  })
})
