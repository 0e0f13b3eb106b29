export { lastConsentOf } from './consent-texts.queries.ts'
export { recordConsent } from './record-consent.ts'
