import SqliteDatabase from 'better-sqlite3'
import type { Database as Handle } from 'better-sqlite3'
import { isBusy } from './sqlite-sql.ts'

export interface LockFile {
  /** Whether the lock is now ours. */
  take(): boolean
  release(): void
}

// A handle that nothing refers to would be collected, and its lock with it.
const held = new Set<Handle>()

/**
 * A lock beside a database file: SQLite's own lock on a second, empty file. The operating system gives it up when the
 * process ends, also by kill -9, so it never has to be cleared by hand.
 */
export function lockFile(path: string): LockFile {
  let mine: Handle | null = null
  return {
    take() {
      const handle = new SqliteDatabase(path, { timeout: 0 })
      try {
        handle.exec('BEGIN EXCLUSIVE')
      } catch (error) {
        handle.close()
        if (isBusy(error)) return false
        throw error
      }
      held.add(handle)
      mine = handle
      return true
    },
    release() {
      if (!mine) return
      held.delete(mine)
      mine.close()
      mine = null
    },
  }
}
