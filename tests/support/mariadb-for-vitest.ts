import type { TestProject } from 'vitest/node'
import { startMariadb } from './mariadb.ts'

export type DatabaseKind = 'sqlite' | 'mariadb'

declare module 'vitest' {
  interface ProvidedContext {
    /** Which database the suites of this project run on. */
    databaseKind: DatabaseKind
    /** Where `createDatabase` makes databases; only where `databaseKind` is `mariadb`. */
    mariadbUrl: string
  }
}

/** One MariaDB for a project's whole run. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const mariadb = await startMariadb()
  project.provide('mariadbUrl', mariadb.url)
  return () => mariadb.stop()
}
