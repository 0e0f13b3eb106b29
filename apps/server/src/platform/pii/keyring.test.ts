import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { race } from '../../testing/race.ts'
import { testDatabase } from '../../testing/test-database.ts'
import { KeyFileUnusable, openDatabaseKeyring, openKeyring } from './index.ts'
import { keyring } from './keyring.ts'

let folder: string
beforeEach(() => {
  const made = mkdtempSync(join(tmpdir(), 'cheyou-keys-'))
  folder = made
  onTestFinished(() => rmSync(made, { recursive: true }))
})

const fixed = keyring(Buffer.alloc(32, 1), Buffer.alloc(32, 2))

describe('encrypting', () => {
  test('what was encrypted comes back, and never looks the same twice', () => {
    for (const plain of ['13800138000', '王伟 😀', '']) {
      const [one, two] = [fixed.encrypt(plain, 'customers.phone:1'), fixed.encrypt(plain, 'customers.phone:1')]
      expect(one).toMatch(/^v1:[A-Za-z0-9+/=]+$/)
      expect(one).not.toBe(two)
      expect([fixed.decrypt(one, 'customers.phone:1'), fixed.decrypt(two, 'customers.phone:1')]).toEqual([plain, plain])
    }
    expect(fixed.decrypt(fixed.encrypt('x'))).toBe('x')
  })

  test('another place, other keys, a changed bit or a cut end do not decrypt', () => {
    const ciphertext = fixed.encrypt('13800138000', 'customers.phone:1')
    const bytes = Buffer.from(ciphertext.slice(3), 'base64')
    bytes[bytes.length - 1]! ^= 1
    const changed = `v1:${bytes.toString('base64')}`
    const others = keyring(Buffer.alloc(32, 3), Buffer.alloc(32, 2))
    expect(() => fixed.decrypt(ciphertext, 'customers.phone:2')).toThrow('for another place')
    expect(() => fixed.decrypt(ciphertext)).toThrow('for another place')
    expect(() => others.decrypt(ciphertext, 'customers.phone:1')).toThrow('other keys')
    expect(() => fixed.decrypt(changed, 'customers.phone:1')).toThrow('was changed')
    expect(() => fixed.decrypt(ciphertext.slice(0, 30), 'customers.phone:1')).toThrow('no ciphertext')
    expect(() => fixed.decrypt('13800138000')).toThrow('no ciphertext')
  })

  test('the blind index is the same for the same value, and different by purpose and by key', () => {
    const index = fixed.blindIndex('phone', '13800138000')
    expect(index).toMatch(/^[0-9a-f]{64}$/)
    expect(fixed.blindIndex('phone', '13800138000')).toBe(index)
    expect(fixed.blindIndex('idNumber', '13800138000')).not.toBe(index)
    expect(fixed.blindIndex('phone', '13800138001')).not.toBe(index)
    expect(keyring(Buffer.alloc(32, 1), Buffer.alloc(32, 4)).blindIndex('phone', '13800138000')).not.toBe(index)
  })
})

describe('the key file', () => {
  test('is made once, for its owner only, and read again', () => {
    const path = join(folder, 'deep', 'cheyou.key')
    const made = openKeyring(path, { create: true })
    expect(statSync(path).mode & 0o777).toBe(0o600)
    const content = readFileSync(path, 'utf8')
    expect(openKeyring(path, { create: true }).decrypt(made.encrypt('x'))).toBe('x')
    expect(openKeyring(path, { create: false }).fingerprint).toBe(made.fingerprint)
    expect(readFileSync(path, 'utf8')).toBe(content)
    expect(readdirSync(join(folder, 'deep'))).toEqual(['cheyou.key'])
  })

  test('is not made where one must exist, and a damaged one is told without its content', () => {
    const path = join(folder, 'cheyou.key')
    expect(() => openKeyring(path, { create: false })).toThrow('is missing')
    for (const content of [
      'not json: c2VjcmV0',
      '{"version":1,"encryptionKey":"c2VjcmV0","indexKey":"c2VjcmV0"}',
      '{}',
    ]) {
      writeFileSync(path, content)
      const open = (): unknown => openKeyring(path, { create: true })
      expect(open).toThrow(KeyFileUnusable)
      expect(open).not.toThrow('c2VjcmV0')
    }
  })
})

describe('a database and its keys', () => {
  test('an empty database gets keys; later only those open it', async () => {
    const { db } = await testDatabase()
    const path = join(folder, 'cheyou.key')
    const made = await openDatabaseKeyring(db, path)
    expect((await openDatabaseKeyring(db, path)).fingerprint).toBe(made.fingerprint)
    const other = join(folder, 'other.key')
    await expect(openDatabaseKeyring(db, other)).rejects.toThrow('is missing')
    openKeyring(other, { create: true })
    await expect(openDatabaseKeyring(db, other)).rejects.toThrow('does not belong to this database')
  })

  race(
    'of several that start together with different files, one decides and the others are refused',
    { lookBefore: /FROM installation/, parties: 3, dropped: ['ALTER TABLE installation DROP PRIMARY KEY'], sees: 3 },
    async (contest) => {
      const { db } = await testDatabase()
      const paths = ['a.key', 'b.key', 'c.key'].map((name) => join(folder, name))
      const shared = contest(db)
      const opened = await Promise.allSettled(paths.map((path) => openDatabaseKeyring(shared, path)))
      const known = "SELECT value FROM installation WHERE name = 'key_fingerprint'"
      expect(await db.read.all(known)).toHaveLength(1)
      expect(opened.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
    },
  )
})
