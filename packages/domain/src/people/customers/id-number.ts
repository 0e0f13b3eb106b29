import { accept, reject } from '../../result.ts'
import type { Result } from '../../result.ts'

export type IdNumberProblem = 'ID_NUMBER_MALFORMED' | 'ID_NUMBER_CHECK_DIGIT'

/**
 * A resident identity number (身份证号), eighteen characters, its check character verified by ISO 7064 MOD 11-2
 * (GB 11643-1999). Area and birth date are not judged. The refusals carry no facts: the number does not belong into logs.
 */
export function parseIdNumber(text: string): Result<string, IdNumberProblem> {
  const number = text.normalize('NFKC').toUpperCase().replace(/\s/g, '')
  if (!/^\d{17}[\dX]$/.test(number)) return reject('ID_NUMBER_MALFORMED')
  return checkCharacter(number.slice(0, 17)) === number.charAt(17) ? accept(number) : reject('ID_NUMBER_CHECK_DIGIT')
}

/** The first three and the last two characters: `110*************2X`; a shorter text is hidden whole. */
export function maskIdNumber(number: string): string {
  if (number.length < 15) return '*'.repeat(number.length)
  return number.slice(0, 3) + '*'.repeat(number.length - 5) + number.slice(-2)
}

/** ISO 7064 pure system MOD 11-2, recursive form. */
function checkCharacter(digits: string): string {
  let rest = 0
  for (const digit of digits) rest = ((rest + Number(digit)) * 2) % 11
  const check = (12 - rest) % 11
  return check === 10 ? 'X' : String(check)
}
