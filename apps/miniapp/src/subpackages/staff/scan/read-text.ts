/** A code of ours, typed or scanned, or something to find a member by. */
export type Read = { kind: 'code'; text: string } | { kind: 'search'; q: string } | { kind: 'nothing' }

/** A member's code (会员码): with its prefix, or card number and one-time code in eighteen digits. */
const memberCode = /^(CY1\.?)?\d{10}\.?\d{8}$/
/** A redemption's code: twelve letters and digits, at least one letter, with or without its prefix. */
const redemptionCode = /^(?:CYR\.?)?((?=.*[A-Z])[0-9A-Z]{12})$/

/** Tells what staff typed; what is none of our codes is a phone, plate or card number. */
export function readText(typed: string): Read {
  const text = typed.normalize('NFKC').trim()
  if (text === '') return { kind: 'nothing' }
  const dense = text.toUpperCase().replace(/[\s-]/g, '')
  if (memberCode.test(dense)) return { kind: 'code', text: dense }
  const redemption = redemptionCode.exec(dense)
  if (redemption !== null) return { kind: 'code', text: `CYR.${redemption[1]}` }
  // A code that is not whole is for the server to refuse in words.
  return /^CY[0-9A-Z]\./.test(dense) ? { kind: 'code', text: dense } : { kind: 'search', q: dense }
}

/** Whether a code that was typed without its prefix may as well be the number of an order: people are looked for first. */
export function mayBeOrder(typed: string): boolean {
  const dense = typed.normalize('NFKC').toUpperCase().replace(/[\s-]/g, '')
  return readText(typed).kind === 'code' && redemptionCode.test(dense) && !dense.startsWith('CYR')
}
