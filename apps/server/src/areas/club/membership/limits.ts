import type { DeclaredLimit } from '../../../platform/http/rate-limit.ts'

/** Wrong codes for one card, by anybody who scans: a rotating code has eight digits. */
export const cardGuesses: DeclaredLimit = { name: 'cardGuess', times: 10, seconds: 300 }

/** Wrong codes that one of the staff scans, whatever the card. */
export const scanGuesses: DeclaredLimit = { name: 'scanGuess', times: 30, seconds: 300 }
