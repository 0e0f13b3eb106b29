import type { Database } from '../db/database.ts'
import { DuplicateKey } from '../db/errors.ts'
import { installationFact, noteFact } from '../db/installation.ts'
import { openKeyring } from './keyring.ts'
import type { Keyring } from './keyring.ts'
import { KeyFileUnusable } from './key-file.ts'

const fingerprintName = 'key_fingerprint'

/**
 * Opens the keys that belong to this (migrated) database. A database that has never had keys gets new ones, or those in
 * the file if it exists; every other one is opened with its own keys or not at all.
 * @throws KeyFileUnusable when the file is missing, damaged, or belongs to another database
 */
export async function openDatabaseKeyring(db: Database, path: string): Promise<Keyring> {
  const known = await installationFact(db.read, fingerprintName)
  const keys = openKeyring(path, { create: known === null })
  if (known === null) await remember(db, keys.fingerprint)
  const expected = known ?? (await installationFact(db.read, fingerprintName))
  if (expected === keys.fingerprint) return keys
  throw new KeyFileUnusable(
    `The key file ${path} does not belong to this database (the database was encrypted with key ${expected}, the file holds ${keys.fingerprint}). ` +
      'Point KEY_FILE to the right file; with a wrong one, nobody could be found and nothing decrypted.',
  )
}

async function remember(db: Database, fingerprint: string): Promise<void> {
  try {
    await db.upkeep((sql) => noteFact(sql, fingerprintName, fingerprint))
  } catch (error) {
    // Another process was first; whose keys count is decided by what it wrote.
    if (!(error instanceof DuplicateKey)) throw error
  }
}
