export { formatCardCode, looksLikePayment, parseCardCode } from './card-code.ts'
export type { CardCode } from './card-code.ts'
export { CODE_DIGITS, CODE_STEP_SECONDS, codeStepAt, matchCardCode, totp } from './totp.ts'
export { decodeSecret, encodeSecret } from './secret.ts'
