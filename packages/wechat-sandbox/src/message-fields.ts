/**
 * What each kind of field of a subscribe message may hold.
 * Source: the table of parameter limits in the document of subscribeMessage.send.
 */
const DATE = String.raw`(\d{4}年\d{1,2}月(\d{1,2}日)?|\d{1,2}月\d{1,2}日|(\d{4}[-/.])?\d{1,2}[-/.]\d{1,2})`
const HOUR = String.raw`([01]?\d|2[0-3]):[0-5]\d(:[0-5]\d)?`
const TIME = `(${DATE} ?)?${HOUR}`
const DAY = `${DATE}( ?${HOUR})?`

const LIMITS: ReadonlyMap<string, RegExp> = new Map([
  ['thing', /^\P{Cc}{1,20}$/u],
  ['number', /^(?=.{1,32}$)-?\d+(\.\d+)?$/],
  ['letter', /^[A-Za-z]{1,32}$/],
  ['symbol', /^[^\p{L}\p{N}\p{Cc}]{1,5}$/u],
  ['character_string', /^[\x20-\x7e]{1,32}$/],
  ['time', new RegExp(`^${TIME}(~${TIME})?$`)],
  ['date', new RegExp(`^${DAY}(~${DAY})?$`)],
  ['amount', /^[¥￥$€£]?\d{1,10}(\.\d+)?元?$/],
  ['phone_number', /^[\d+\-() ]{1,17}$/],
  ['car_number', /^(?=.{1,8}$)[\p{Script=Han}A-Z0-9][A-Z0-9]*[\p{Script=Han}A-Z0-9]$/u],
  // A name that mixes Chinese and letters counts as Chinese.
  ['name', /^([\p{Script=Han}A-Za-z·]{1,10}|[\x20-\x2f\x3a-\x7e]{1,20})$/u],
  ['phrase', /^\p{Script=Han}{1,5}$/u],
])

/** True when `value` may stand in the field `key`, such as `thing1`; an unknown kind of field holds nothing. */
export function fitsField(key: string, value: string): boolean {
  const kind = /^([a-z_]+?)\d+$/.exec(key)?.[1]
  return kind !== undefined && (LIMITS.get(kind)?.test(value) ?? false)
}
