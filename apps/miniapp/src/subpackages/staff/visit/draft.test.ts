import { describe, expect, it } from 'vitest'
import type { VisitForm } from './draft.ts'
import { changed, draftOf, emptyForm, emptyLine, isTouched, linesOf, missingIn, odometerOf, yuanText } from './draft.ts'

const frame = { storeId: 'S', memberId: 'M', presenceToken: null }
const filled: VisitForm = {
  ...emptyForm('V'),
  workType: 'repair',
  totals: { customerLabour: '880.5', customerParts: '99', insurer: '300', manufacturer: '', internal: '0' },
}

describe('linesOf', () => {
  it('makes a line of each total that was typed, the customer’s labour and parts apart', () => {
    expect(linesOf(filled)).toEqual([
      { lineKind: 'labour', payer: 'customer', amountFen: 88_050 },
      { lineKind: 'part', payer: 'customer', amountFen: 9_900 },
      { lineKind: 'labour', payer: 'insurer', amountFen: 30_000 },
      { lineKind: 'labour', payer: 'internal', amountFen: 0 },
    ])
  })

  it('takes the lines with their names, and leaves untouched ones out', () => {
    const lines = [{ ...emptyLine, itemName: ' 刹车片 ', lineKind: 'part' as const, amount: '598.5' }, emptyLine]
    expect(linesOf({ ...filled, mode: 'lines', lines })).toEqual([
      { lineKind: 'part', payer: 'customer', amountFen: 59_850, itemName: '刹车片' },
    ])
  })

  it('is null while one amount cannot be read, or none is there', () => {
    expect(linesOf({ ...filled, totals: { ...filled.totals, insurer: '3 百' } })).toBeNull()
    expect(linesOf(emptyForm('V'))).toBeNull()
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
    const form: VisitForm = { ...filled, mode: 'lines', lines: [emptyLine, wash, insured, wash] }
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

describe('what the form still needs', () => {
  const complete: VisitForm = {
    ...emptyForm('V1'),
    workType: 'repair',
    totals: { ...emptyForm('V1').totals, customerLabour: '300' },
  }
  it.each<[string | null, Partial<VisitForm>]>([
    [null, {}],
    ['还要选车辆', { vehicleId: null }],
    ['还要选维修类型', { workType: null }],
    ['里程要写成整公里数', { odometer: '一万' }],
    ['还要填金额', { totals: emptyForm('V1').totals }],
    ['金额最多两位小数', { totals: { ...emptyForm('V1').totals, insurer: '1.234' } }],
    ['优惠金额最多两位小数', { discretion: '1.234' }],
  ])('%s', (missing, part) => {
    const form = { ...complete, ...part }
    expect(missingIn(form)).toBe(missing)
    expect(draftOf(form, { storeId: 'S1', memberId: 'M1', presenceToken: null }) === null).toBe(missing !== null)
  })

  it('is lost by leaving once anything was typed or chosen', () => {
    expect(isTouched(emptyForm('V1'), emptyForm('V1'))).toBe(false)
    expect(isTouched({ ...emptyForm('V1'), odometer: '1' }, emptyForm('V1'))).toBe(true)
  })
})
