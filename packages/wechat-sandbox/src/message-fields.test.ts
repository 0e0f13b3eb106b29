import { expect, test } from 'vitest'
import { fitsField } from './message-fields.ts'

test.each([
  ['thing1', '保养套餐A（含机油）'],
  ['thing12', '😀'.repeat(20)],
  ['number2', '12345.67'],
  ['letter3', 'ABC'],
  ['character_string4', '20261102-0001'],
  ['time5', '15:01'],
  ['time5', '2026年10月1日 15:01'],
  ['time5', '2026年10月1日 15:01~2026年10月1日 16:00'],
  ['date6', '2026年10月1日'],
  ['date6', '2026-10-01'],
  ['amount7', '¥128.50元'],
  ['phone_number8', '+86-0766-66888866'],
  ['car_number9', '粤A8Z888挂'],
  ['car_number9', '粤AD12345'],
  ['name10', '欧阳娜娜'],
  ['name10', 'Wang Wei'],
  ['phrase11', '配送中'],
])('%s holds %s', (key, value) => {
  expect(fitsField(key, value)).toBe(true)
})

test.each([
  ['thing1', '字'.repeat(21)],
  ['thing1', '两\n行'],
  ['number2', '12a'],
  ['number2', '1'.repeat(33)],
  ['letter3', 'A1'],
  ['character_string4', '中文'],
  ['character_string4', 'a'.repeat(33)],
  ['time5', '25:00'],
  ['time5', '下午三点'],
  ['date6', '明天'],
  ['amount7', '12345678901'],
  ['amount7', '一百元'],
  ['car_number9', '粤A中Z888'],
  ['car_number9', '粤AD1234567'],
  ['name10', '字'.repeat(11)],
  ['phrase11', '六个汉字太长'],
  ['phrase11', 'VIP'],
  ['thing', '没有序号'],
  ['colour1', '红'],
])('%s does not hold %s', (key, value) => {
  expect(fitsField(key, value)).toBe(false)
})
