export { openDatabaseKeyring } from './database-keyring.ts'
export { KeyFileUnusable } from './key-file.ts'
export { CiphertextInvalid, openKeyring, type Keyring } from './keyring.ts'
