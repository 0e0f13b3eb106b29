import type { FactValue } from '@cheyou/domain'

type Facts = { readonly [key: string]: FactValue }
/** A fact by its name, as text. */
type Fact = (name: string) => string

/** Why a row or a file cannot go in, for people who have the spreadsheet open; the code is for programs. */
const sentences = {
  AMOUNT_MALFORMED: (f: Fact) => `金额“${f('text')}”不是数字`,
  AMOUNT_TOO_LARGE: (f: Fact) => `金额“${f('text')}”过大`,
  AMOUNT_TOO_PRECISE: (f: Fact) => `金额“${f('text')}”超过两位小数`,
  CELLS_TOO_MANY: (f: Fact) => `这一行有 ${f('found')} 格，表头只有 ${f('expected')} 格，多半是逗号或引号错位`,
  DATE_IMPOSSIBLE: (f: Fact) => `没有“${f('text')}”这一天`,
  DATE_OUT_OF_RANGE: (f: Fact) => `日期 ${f('date')} 晚于 ${f('max')}，多半是系统的占位日期`,
  DATE_MALFORMED: (f: Fact) => `“${f('text')}”不是日期，应写成 2026-10-31`,
  DATES_REVERSED: (f: Fact) => `结算日期 ${f('settledOn')} 早于进厂日期 ${f('arrivedOn')}`,
  FIELD_MISSING: () => '必填，但为空',
  FILE_COLUMNS_MISSING: (f: Fact) => `整个文件未导入：缺少列 ${f('columns')}`,
  FILE_MISSING: (f: Fact) => `没有找到${f('kind')}文件，${f('refused')}未导入`,
  FILE_HELD: (f: Fact) => `整个文件未导入：${f('because')}文件不能用`,
  LINE_DUPLICATE: (f: Fact) => `工单 ${f('orderNumber')} 的第 ${f('lineNo')} 行重复`,
  NUMBER_MALFORMED: (f: Fact) => `“${f('text')}”不是数字`,
  NUMBER_OUT_OF_RANGE: (f: Fact) => `“${f('text')}”超出范围（${f('min')} 至 ${f('max')}）`,
  ORDER_DUPLICATE: (f: Fact) => `工单号 ${f('orderNumber')} 在第 ${f('firstRow')} 行已出现过`,
  ORDER_EMPTY: (f: Fact) => `工单 ${f('orderNumber')} 没有明细`,
  ORDER_MISSING: (f: Fact) => `工单 ${f('orderNumber')} 不在维修工单文件里`,
  ORDER_TOO_LONG: (f: Fact) => `工单 ${f('orderNumber')} 的明细过多（${f('lines')} 行）`,
  QUOTE_OPEN: () => '引号没有配对，这一行无法分列',
  SCIENTIFIC_NOTATION: (f: Fact) => `“${f('text')}”是科学计数法，原来的数字已经丢失，请把这一列设为文本后重新导出`,
  TEXT_TOO_LONG: (f: Fact) => `超过 ${f('max')} 个字`,
  TEXT_UNREADABLE: () => '有无法识别的字符，文件编码可能损坏',
  VALUE_UNKNOWN: (f: Fact) => `不认识“${f('text')}”，可用的有：${f('known')}`,
  VEHICLE_DUPLICATE: (f: Fact) => `底盘号 ${f('vin')} 在第 ${f('firstRow')} 行已出现过`,
  VEHICLE_UNKNOWN: (f: Fact) => `档案里没有底盘号 ${f('vin')}`,
  VIN_CHARACTER: (f: Fact) => `底盘号里不能有“${f('character')}”`,
  VIN_CHECK_DIGIT: (f: Fact) => `底盘号 ${f('vin')} 的校验位不对（第 9 位应为 ${f('expected')}）`,
  VIN_LENGTH: (f: Fact) => `底盘号应为 17 位，这里是 ${f('length')} 位`,
} as const

export type ReasonCode = keyof typeof sentences

/** The sentence of a reason. */
export function reasonText(code: ReasonCode, facts: Facts): string {
  return sentences[code]((name) => {
    const value = facts[name]
    return typeof value === 'string' ? value : JSON.stringify(value)
  })
}

/** What is taken in although it looks odd; counted, not listed. */
export const warningCodes = [
  /** Another row says something else about the same customer; the first row counts. */
  'CUSTOMER_CONFLICT',
  'FILE_UNKNOWN',
  'ID_NUMBER_DOUBTFUL',
  /** Good lines that wait because another line of their order, or the order itself, is bad. */
  'LINE_HELD',
  'ODOMETER_BACKWARDS',
  /** Good orders that wait because one of their lines is bad. */
  'ORDER_HELD',
  /** A landline or the like: kept, but nobody can sign in with it. */
  'PHONE_NOT_MOBILE',
  'PLATE_UNUSUAL',
  /** A refund of an earlier version, told anew after a person took points by hand: it takes none, for they may be its own. */
  'REFUND_BY_HAND',
  /** A refund of a customer who is no member: it changes no points. */
  'REFUND_NOT_MEMBER',
  /** A refund that names no order: what its amounts would have earned was deducted. */
  'REFUND_ORDER',
  /** A refund that names an order which this car does not have yet: it takes its points once that order is told. */
  'REFUND_WAITS',
  /** Good cars that wait because the customer of their row is bad. */
  'VEHICLE_HELD',
] as const
export type WarningCode = (typeof warningCodes)[number]
