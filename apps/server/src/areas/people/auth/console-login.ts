import { randomBytes } from 'node:crypto'
import { decodeSecret } from '@cheyou/card-code'
import { hashPassword } from './secrets.ts'

/** A way into the console as it is told, once. */
export interface ConsoleLogin {
  loginName: string
  password: string
  /** As the database keeps it, base64url. */
  totpSecret: string
  /** For authenticators: the secret in base32, and the address that a QR code holds. */
  authenticator: { secret: string; address: string }
}

/** A password and a secret for one-time codes, made by chance: as the database keeps them and as they are told, once. */
export async function newLogin(
  loginName: string,
  passwordCost: number,
): Promise<{ kept: { loginName: string; passwordHash: string; totpSecret: string }; told: ConsoleLogin }> {
  const password = randomBytes(12).toString('base64url')
  const totpSecret = newTotpSecret()
  const passwordHash = await hashPassword(password, passwordCost)
  const authenticator = authenticatorFor(loginName, totpSecret)
  return {
    kept: { loginName: loginName.toLowerCase(), passwordHash, totpSecret },
    told: { loginName, password, totpSecret, authenticator },
  }
}

/** As RFC 4226 recommends it, 160 bits; base64url. */
export const newTotpSecret = (): string => randomBytes(20).toString('base64url')

/** Key URI format of Google Authenticator, which the others read too: six digits of SHA-1 every 30 seconds are its defaults. */
export function authenticatorFor(loginName: string, totpSecret: string): ConsoleLogin['authenticator'] {
  const secret = base32(decodeSecret(totpSecret))
  const label = encodeURIComponent(`Cheyou:${loginName}`)
  return { secret, address: `otpauth://totp/${label}?secret=${secret}&issuer=Cheyou` }
}

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** RFC 4648, section 6, without padding; 20 bytes are 32 characters. */
export function base32(bytes: Uint8Array): string {
  let text = ''
  let [bits, held] = [0, 0]
  for (const byte of bytes) {
    held = ((held << 8) | byte) & 0xfff
    bits += 8
    while (bits >= 5) {
      bits -= 5
      text += BASE32.charAt((held >> bits) & 31)
    }
  }
  return bits > 0 ? text + BASE32.charAt((held << (5 - bits)) & 31) : text
}
