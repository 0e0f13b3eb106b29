// Written by `pnpm generate` from the endpoints of the contract.
import type * as contract from '../../people/consents.ts'
import type { Route } from '../../route.ts'

export const getConsentText: Route<typeof contract.getConsentText> = {
  method: 'get',
  path: '/api/club/consent-text',
  anonymous: true,
  form: {
    has: {
      version: 'text',
      edition: 'number',
      publishedAt: ['text', 'null'],
      parts: { list: { has: { title: 'text', text: 'text' } } },
    },
  },
}

export const giveConsent: Route<typeof contract.giveConsent> = { method: 'post', path: '/api/auth/consent' }

export const listConsentTexts: Route<typeof contract.listConsentTexts> = {
  method: 'get',
  path: '/api/console/consent-texts',
}

export const publishConsentText: Route<typeof contract.publishConsentText> = {
  method: 'post',
  path: '/api/console/consent-texts',
}
