/**
 * Ten digits: nine and a check digit by the Luhn formula (ISO/IEC 7812-1, annex B), which catches any single wrong digit
 * typed at the till. The first digit is never 0, because spreadsheets drop leading zeros.
 */
const FIRST_BODY = 100_000_000

/** How many card numbers there are: seeds run from 0 to one less. */
export const CARD_NUMBER_SEEDS = 900_000_000

/** The card number of a seed (a sequence or a random whole number below CARD_NUMBER_SEEDS); different seeds differ. */
export function makeCardNumber(seed: number): string {
  if (!Number.isInteger(seed) || seed < 0 || seed >= CARD_NUMBER_SEEDS) throw new RangeError(`bad seed: ${seed}`)
  const body = String(FIRST_BODY + seed)
  return body + String((10 - (luhnSum(`${body}0`) % 10)) % 10)
}

/** Whether a text is a well-formed card number with a right check digit. */
export function isCardNumber(text: string): boolean {
  return /^[1-9]\d{9}$/.test(text) && luhnSum(text) % 10 === 0
}

function luhnSum(digits: string): number {
  let sum = 0
  for (let place = 0; place < digits.length; place++) {
    const digit = Number(digits[digits.length - 1 - place])
    const weighted = place % 2 === 1 ? digit * 2 : digit
    sum += weighted > 9 ? weighted - 9 : weighted
  }
  return sum
}
