import { perMinute, type DeclaredLimit } from '../../../platform/http/rate-limit.ts'

/** Tokens from one address that this process does not know yet: a showroom's phones in a minute, and no search for one. */
export const unknownTokens: DeclaredLimit = perMinute('newToken', 600)

export const authLimits: readonly DeclaredLimit[] = [
  unknownTokens,
  // Signing in with WeChat: nothing to guess, and a showroom's Wi-Fi or a carrier has one address for many owners.
  perMinute('signIn', 300),
  // Everything that tests a secret.
  { ...perMinute('secret', 20), forAll: true },
]
