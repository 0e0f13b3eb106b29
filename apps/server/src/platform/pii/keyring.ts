import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto'
import { readKeyFile, writeNewKeyFile } from './key-file.ts'

/**
 * Encrypts what identifies a person (phone, ID number, address) before it reaches the database, and makes the keyed
 * hashes by which it can be found again exactly (req. 15.2).
 */
export interface Keyring {
  /** Names the keys without telling them; kept in the database, which only these keys can read. */
  readonly fingerprint: string
  /**
   * AES-256-GCM (NIST SP 800-38D) as `v1:` + base64(nonce ‖ tag ‖ ciphertext). The context, such as
   * `customers.phone:<id>`, is authenticated: a ciphertext moved to another row or column does not decrypt.
   */
  encrypt(plain: string, context?: string): string
  /** @throws CiphertextInvalid when it was made by other keys, with another context, or changed */
  decrypt(ciphertext: string, context?: string): string
  /**
   * HMAC-SHA-256 of a value for exact search, 64 hex digits. Each purpose has a key of its own, so that equal values of
   * different purposes look different. The caller normalises the value first.
   */
  blindIndex(purpose: string, value: string): string
}

export class CiphertextInvalid extends Error {
  override readonly name = 'CiphertextInvalid'
}

const prefix = 'v1:'
const nonceBytes = 12
const tagBytes = 16

/**
 * Reads the key file; makes one with mode 0600 when `create` is given and there is none.
 * @throws KeyFileUnusable with a message for the person who runs the server
 */
export function openKeyring(path: string, options: { create: boolean }): Keyring {
  if (options.create) writeNewKeyFile(path)
  const { encryptionKey, indexKey } = readKeyFile(path)
  return keyring(encryptionKey, indexKey)
}

/** A keyring of two 32-byte keys. */
export function keyring(encryptionKey: Buffer, indexKey: Buffer): Keyring {
  const purposeKeys = new Map<string, Buffer>()

  function purposeKey(purpose: string): Buffer {
    let key = purposeKeys.get(purpose)
    if (!key) {
      key = hmac(indexKey, `purpose:${purpose}`)
      purposeKeys.set(purpose, key)
    }
    return key
  }

  return {
    fingerprint:
      hmac(encryptionKey, 'fingerprint').toString('hex', 0, 8) + hmac(indexKey, 'fingerprint').toString('hex', 0, 8),
    encrypt: (plain, context) => encrypt(encryptionKey, plain, context),
    decrypt: (ciphertext, context) => decrypt(encryptionKey, ciphertext, context),
    blindIndex: (purpose, value) => hmac(purposeKey(purpose), value).toString('hex'),
  }
}

function encrypt(key: Buffer, plain: string, context = ''): string {
  const nonce = randomBytes(nonceBytes)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(prefix + context))
  const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()])
  return prefix + Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64')
}

function decrypt(key: Buffer, ciphertext: string, context = ''): string {
  const packed = Buffer.from(ciphertext.slice(prefix.length), 'base64')
  if (!ciphertext.startsWith(prefix) || packed.length < nonceBytes + tagBytes)
    throw new CiphertextInvalid('This is no ciphertext of Cheyou')
  const nonce = packed.subarray(0, nonceBytes)
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes })
    .setAAD(Buffer.from(prefix + context))
    .setAuthTag(packed.subarray(nonceBytes, nonceBytes + tagBytes))
  try {
    return decipher.update(packed.subarray(nonceBytes + tagBytes), undefined, 'utf8') + decipher.final('utf8')
  } catch (error) {
    throw new CiphertextInvalid('A ciphertext was made by other keys, for another place, or was changed', {
      cause: error,
    })
  }
}

function hmac(key: Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text, 'utf8').digest()
}
