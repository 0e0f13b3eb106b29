import { existsSync, renameSync } from 'node:fs'
import type { Config } from '../config.ts'

/** Renames the closed SQLite file of an old demo, so that nothing a visitor did in it is lost. @returns its new name */
export function setAside(config: Config, filledAt: string): string {
  const file = config.databaseUrl.slice('sqlite:'.length)
  const kept = `${file.replace(/\.db$/, '')}-${filledAt.replace(/\D/g, '').slice(0, 14)}.db`
  for (const suffix of ['', '-wal', '-shm']) if (existsSync(file + suffix)) renameSync(file + suffix, kept + suffix)
  return kept
}
