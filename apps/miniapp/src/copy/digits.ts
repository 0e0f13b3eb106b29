/** Digits in groups for reading aloud: `8800012345` by [4, 3, 3] → `8800 012 345`. */
export function inGroups(digits: string, sizes: readonly number[]): string {
  const groups: string[] = []
  let from = 0
  for (const size of sizes) {
    groups.push(digits.slice(from, from + size))
    from += size
  }
  return [...groups, digits.slice(from)].filter((group) => group !== '').join(' ')
}

/** A card number in groups, as it is printed and typed. */
export function cardNumber(digits: string): string {
  return inGroups(digits, [4, 3, 3])
}

/** A redemption code as staff type it, without its prefix: `CYR.WE65VQVWD82P` → `WE65 VQVW D82P`. */
export function redemptionDigits(code: string): string {
  return inGroups(code.replace(/^CYR\./, ''), [4, 4, 4])
}
