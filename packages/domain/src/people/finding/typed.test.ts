import { describe, expect, it } from 'vitest'
import { foldOrder, readTyped, reversedOrder, type Typed } from './typed.ts'

/** What of it is not null. */
const read = (text: string): Partial<Typed> =>
  Object.fromEntries(Object.entries(readTyped(text)).filter(([, value]) => value !== null))

describe('what is typed', () => {
  it.each(['13985001234', '+86 139 8500-1234'])('%s is a whole phone and nothing else', (text) => {
    expect(read(text)).toEqual({ phone: '13985001234' })
  })

  it('four digits are the tail of a phone, or the end or a part of any number', () => {
    expect(read('1234')).toEqual({
      phoneTail: '1234',
      name: '1234',
      plate: '1234',
      vinEnd: '1234',
      cardEnd: '1234',
      orderEnd: '1234',
    })
  })

  it('three or five digits are no tail of a phone', () => {
    expect(read('123')).toEqual({ name: '123', plate: '123' })
    expect(readTyped('12345').phoneTail).toBeNull()
  })

  it('a card number is whole by its check digit', () => {
    expect(readTyped('1000255313').card).toBe('1000255313')
    expect(readTyped('1000255314').card).toBeNull()
    expect(readTyped('10002 55313').card).toBe('1000255313')
  })

  it.each(['贵A12345', '贵a·123', '贵A', '粤Z1234港', 'WJ贵1234X'])('%s may be of a plate', (text) => {
    expect(readTyped(text).plate).not.toBeNull()
  })

  it.each(['贵', 'A1', '1'])('%s is too little for a plate', (text) => {
    expect(readTyped(text).plate).toBeNull()
  })

  it('letters are those of a name as it is read; one alone is not', () => {
    expect(readTyped('Wang Qiang').letters).toBe('wangqiang')
    expect(readTyped("xi'an").letters).toBe('xian')
    expect(readTyped('lü').letters).toBe('lv')
    expect(readTyped('w').letters).toBeNull()
    expect(readTyped('w1').letters).toBeNull()
  })

  it('a VIN has neither I, O nor Q', () => {
    expect(readTyped('ls5a2aee4ka912345').vinEnd).toBe('LS5A2AEE4KA912345')
    expect(readTyped('KAO12').vinEnd).toBeNull()
  })

  it('an order number has a digit', () => {
    expect(readTyped('RO-2026').orderEnd).toBe('RO-2026')
    expect(readTyped('ROAD').orderEnd).toBeNull()
    expect(foldOrder(' ro-2026 04 ')).toBe('RO-202604')
    expect(reversedOrder('ro-1 2')).toBe('21-OR')
  })
})
