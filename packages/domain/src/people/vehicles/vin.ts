import { accept, reject } from '../../result.ts'
import type { Result } from '../../result.ts'

export type VinProblem = 'VIN_LENGTH' | 'VIN_CHARACTER' | 'VIN_CHECK_DIGIT'

/** Values and weights of 49 CFR 565.15(c), tables III and IV; GB 16735 and ISO 3779 use the same. */
const CHARACTERS = '0123456789ABCDEFGHJKLMNPRSTUVWXYZ'
const VALUES = '012345678912345678123457923456789'
const WEIGHTS = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2]
const CHECK_PLACE = 8

/**
 * A VIN (底盘号) in capitals without spaces and dashes, its check digit verified (req. 4.1). Refuses VIN_LENGTH `{length}`,
 * VIN_CHARACTER `{character}` (I, O and Q do not occur, and are not guessed to be 1 or 0) and VIN_CHECK_DIGIT
 * `{expected, found}`, each with `vin`, so that a caller may keep a wrong one and say so.
 */
export function parseVin(text: string): Result<string, VinProblem> {
  const vin = normaliseVin(text)
  if (vin.length !== 17) return reject('VIN_LENGTH', { vin, length: vin.length })
  let sum = 0
  for (let place = 0; place < 17; place++) {
    const character = vin.charAt(place)
    const index = CHARACTERS.indexOf(character)
    if (index < 0) return reject('VIN_CHARACTER', { vin, character })
    sum += Number(VALUES[index]) * (WEIGHTS[place] ?? 0)
  }
  const expected = sum % 11 === 10 ? 'X' : String(sum % 11)
  const found = vin.charAt(CHECK_PLACE)
  return found === expected ? accept(vin) : reject('VIN_CHECK_DIGIT', { vin, expected, found })
}

/** In capitals, half width, without spaces and dashes; nothing else is changed or checked. */
export function normaliseVin(text: string): string {
  return text.normalize('NFKC').toUpperCase().replace(/[\s-]/g, '')
}
