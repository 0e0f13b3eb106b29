import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inject } from 'vitest'
import { createDatabase, dropDatabase } from './mariadb.ts'
import { memoryFolder } from './memory-folder.ts'

export type DatabaseKind = 'sqlite' | 'mariadb'

declare module 'vitest' {
  interface ProvidedContext {
    /** Which database the suites of this project run on. */
    databaseKind: DatabaseKind
    /** An empty migrated database: the path of a SQLite file, or the statements that make one on MariaDB. */
    template: string
    /** The servers where databases are made; only where `databaseKind` is `mariadb`. */
    mariadb: { inMemory: string; durable: string }
  }
}

export interface DatabaseWish {
  /** Without any table, as a new installation finds it. */
  untouched?: boolean
  /** On the disk and with every commit flushed, as in production: for tests of kills and of what outlives them. */
  durable?: boolean
}

export interface NewDatabase {
  readonly kind: DatabaseKind
  /** As DATABASE_URL takes it. */
  readonly url: string
  /** A folder for what belongs to this database: its key file, exports to import. */
  readonly folder: string
  readonly remove: () => Promise<void>
}

/** A database of the kind that the suite runs on: empty, migrated, in memory, unless the wish says otherwise. */
export async function newDatabase({ untouched = false, durable = false }: DatabaseWish = {}): Promise<NewDatabase> {
  const kind = inject('databaseKind')
  const folder = mkdtempSync(join(durable ? tmpdir() : memoryFolder(), 'cheyou-test-'))
  const removeFolder = (): void => rmSync(folder, { recursive: true, force: true })
  if (kind === 'sqlite') {
    const file = join(folder, 'club.db')
    if (!untouched) copyFileSync(inject('template'), file)
    return { kind, url: `sqlite:${file}`, folder, remove: async () => removeFolder() }
  }
  const url = await createDatabase(
    inject('mariadb')[durable ? 'durable' : 'inMemory'],
    untouched ? '' : inject('template'),
  )
  const remove = async (): Promise<void> => {
    await dropDatabase(url)
    removeFolder()
  }
  return { kind, url, folder, remove }
}
