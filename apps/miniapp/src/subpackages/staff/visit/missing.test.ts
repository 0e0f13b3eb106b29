import { draftOf, emptyForm, emptyLine, type VisitForm } from '@cheyou/till'
import { describe, expect, it } from 'vitest'
import { isTouched, missingIn } from './missing.ts'

describe('what the form still needs', () => {
  const complete: VisitForm = {
    ...emptyForm('V1'),
    workType: 'repair',
    lines: [{ ...emptyLine, amount: '300' }, emptyLine],
  }
  const line = (part: Partial<typeof emptyLine>): Partial<VisitForm> => ({ lines: [{ ...emptyLine, ...part }] })
  it.each<[string | null, Partial<VisitForm>]>([
    [null, {}],
    ['还要选车辆', { vehicleId: null }],
    ['还要选维修类型', { workType: null }],
    ['里程要写成整公里数', { odometer: '一万' }],
    ['还要填金额', { lines: [] }],
    ['还要填金额', line({ itemName: '喷漆' })],
    ['金额最多两位小数', line({ payer: 'insurer', amount: '1.234' })],
    ['每行最多 200 万元', line({ amount: '2000001' })],
    ['优惠金额最多两位小数', { discretion: '1.234' }],
  ])('%s', (missing, part) => {
    const form = { ...complete, ...part }
    expect(missingIn(form)).toBe(missing)
    expect(draftOf(form, { storeId: 'S1', memberId: 'M1', presenceToken: null }) === null).toBe(missing !== null)
  })

  it('is left with a question once anything was typed or chosen', () => {
    expect(isTouched(emptyForm('V1'), emptyForm('V1'))).toBe(false)
    expect(isTouched({ ...emptyForm('V1'), odometer: '1' }, emptyForm('V1'))).toBe(true)
  })
})
