import { describe, expect, it } from 'vitest'
import { yuanText } from './amount.ts'
import { draftOf, linesOf, oddOdometer, odometerOf } from './draft.ts'
import {
  changed,
  emptyForm,
  emptyLine,
  isEmptyForm,
  withLine,
  withoutLine,
  withTemplate,
  type VisitForm,
} from './form.ts'

const frame = { storeId: 'S', memberId: 'M', presenceToken: null }
const filled: VisitForm = {
  ...emptyForm('V'),
  workType: 'repair',
  lines: [
    { ...emptyLine, amount: '880.5' },
    { ...emptyLine, lineKind: 'part', itemName: ' 刹车片 ', amount: '99' },
    emptyLine,
    { ...emptyLine, payer: 'insurer', amount: '300' },
  ],
}

describe('linesOf', () => {
  it('takes the lines with their names, and leaves untouched ones out', () => {
    expect(linesOf(filled)).toEqual([
      { lineKind: 'labour', payer: 'customer', amountFen: 88_050 },
      { lineKind: 'part', payer: 'customer', amountFen: 9_900, itemName: '刹车片' },
      { lineKind: 'labour', payer: 'insurer', amountFen: 30_000 },
    ])
  })

  it('is null while one amount cannot be read, a named line has none, or none is there', () => {
    expect(linesOf(withLine(filled, 3, { amount: '3 百' }))).toBeNull()
    expect(linesOf(withLine(filled, 3, { amount: '', itemName: '喷漆' }))).toBeNull()
    expect(linesOf(emptyForm('V'))).toBeNull()
  })
})

describe('a canned job', () => {
  const oil = {
    templateId: 'T',
    storeId: 'S',
    name: '小保养',
    workType: 'regular_service',
    retired: false,
    lastUsedOn: null,
    lines: [
      { itemName: '更换机油机滤', lineKind: 'labour' as const, amountFen: 12_000 },
      { itemName: '机油滤清器', lineKind: 'part' as const, amountFen: 3_850 },
    ],
  }

  it('puts its lines below those that are there, and its work type where none is chosen', () => {
    const form = withTemplate({ ...emptyForm('V'), lines: [emptyLine, { ...emptyLine, amount: '20' }] }, oil)
    expect(form.lines.map(({ itemName, amount }) => [itemName, amount])).toEqual([
      ['', '20'],
      ['更换机油机滤', '120'],
      ['机油滤清器', '38.5'],
    ])
    expect(form.workType).toBe('regular_service')
    expect(withTemplate(filled, oil).workType).toBe('repair')
    expect(draftOf(withTemplate(form, oil), frame)).toMatchObject({ templateIds: ['T'] })
  })

  it('is a line less when one is taken away, and nothing else', () => {
    const form = withTemplate(emptyForm('V'), oil)
    expect(withoutLine(form, 0).lines.map(({ itemName }) => itemName)).toEqual(['机油滤清器'])
  })
})

describe('a form', () => {
  it('is empty until something is typed that would be lost', () => {
    expect(isEmptyForm(emptyForm('V'))).toBe(true)
    expect(isEmptyForm({ ...emptyForm('V'), workType: 'repair' })).toBe(true)
    expect(isEmptyForm({ ...emptyForm('V'), odometer: '1' })).toBe(false)
    expect(isEmptyForm(filled)).toBe(false)
  })
})

describe('draftOf', () => {
  it('sends only what was given', () => {
    const draft = draftOf(filled, frame)
    expect(draft).toMatchObject({ storeId: 'S', memberId: 'M', vehicleId: 'V', workType: 'repair' })
    expect(Object.keys(draft ?? {})).not.toContain('odometerKm')
    expect(Object.keys(draft ?? {})).not.toContain('presenceToken')
  })

  it('takes the scan’s proof, the order number and the odometer along', () => {
    const form = { ...filled, odometer: '45,120', orderNumber: ' RO1 ' }
    expect(draftOf(form, { ...frame, presenceToken: 'P' })).toMatchObject({
      presenceToken: 'P',
      orderNumber: 'RO1',
      odometerKm: 45_120,
    })
  })

  it('types list prices; an order of the DMS says what was billed, unless staff say otherwise', () => {
    expect(draftOf(filled, frame)?.prices).toBe('list')
    expect(draftOf({ ...filled, orderNumber: 'RO1' }, frame)?.prices).toBe('billed')
    expect(draftOf({ ...filled, orderNumber: 'RO1', prices: 'list' }, frame)?.prices).toBe('list')
  })

  it('takes vouchers, benefits by their line and what staff take off along', () => {
    const wash = { ...emptyLine, amount: '30', benefit: 'wash' }
    const insured = { ...wash, payer: 'insurer' as const }
    const form: VisitForm = { ...filled, lines: [emptyLine, wash, insured, wash] }
    expect(draftOf({ ...form, vouchers: ['v1'], discretion: '5.5' }, frame)).toMatchObject({
      vouchers: ['v1'],
      benefits: [
        { code: 'wash', lineNo: 1 },
        { code: 'wash', lineNo: 3 },
      ],
      discretionFen: 550,
    })
    expect(Object.keys(draftOf({ ...form, lines: [{ ...wash, benefit: '' }] }, frame) ?? {})).not.toContain('benefits')
    expect(draftOf({ ...filled, discretion: '五元' }, frame)).toBeNull()
  })

  it('takes an approval along with its amount, and leaves it behind with its car', () => {
    const form = { ...filled, discretion: yuanText(12_050), approvalId: 'A' }
    expect(draftOf(form, frame)).toMatchObject({ discretionFen: 12_050, approvalId: 'A' })
    expect(Object.keys(draftOf({ ...form, discretion: '' }, frame) ?? {})).not.toContain('approvalId')
    expect(changed(form, { vehicleId: 'W' })).toMatchObject({ vehicleId: 'W', discretion: '', approvalId: null })
    expect(changed(form, { odometer: '9' })).toMatchObject({ odometer: '9', approvalId: 'A' })
    const own = { ...filled, discretion: '5' }
    expect(changed(own, { vehicleId: 'W' })).toMatchObject({ discretion: '5' })
  })

  it('waits for car, work type and a readable odometer', () => {
    expect(draftOf({ ...filled, vehicleId: null }, frame)).toBeNull()
    expect(draftOf({ ...filled, workType: null }, frame)).toBeNull()
    expect(draftOf({ ...filled, odometer: '4 万' }, frame)).toBeNull()
  })
})

it('reads an odometer, and tells empty from unreadable', () => {
  expect(odometerOf('')).toBeNull()
  expect(odometerOf('86420')).toBe(86_420)
  expect(odometerOf('2000001')).toBeNaN()
})

it('says what is odd about an odometer beside the last reading', () => {
  expect(oddOdometer('', 50_000)).toBeNull()
  expect(oddOdometer('50000', 50_000)).toBeNull()
  expect(oddOdometer('49999', 50_000)).toBe('backwards')
  expect(oddOdometer('512000', 50_000)).toBe('far')
  expect(oddOdometer('512000', null)).toBeNull()
  expect(oddOdometer('4 万', 50_000)).toBe('unreadable')
})
