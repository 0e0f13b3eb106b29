import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Config } from '../config.ts'
import { openDatabase } from '../platform/db/database.ts'
import { sqlitePath } from '../platform/db/sqlite.ts'
import { systemClock } from '../clock.ts'
import { importWith, rehearsalPreload, type ImportOptions } from '../areas/visits/dms/index.ts'
import type { App } from '../wiring.ts'
import { withClub } from './open-club.ts'

const prefix = 'cheyou-rehearsal-'

/**
 * The dry run: the whole import on a database of its own in the temporary folder. The real one is read where it has something
 * to be compared with, and is not even made where there is none.
 */
export async function rehearse<T>(
  config: Config,
  options: ImportOptions,
  tell: Parameters<typeof importWith<T>>[2],
): Promise<T> {
  sweep()
  const folder = mkdtempSync(join(tmpdir(), `${prefix}${process.pid}-`))
  const stageConfig = { ...config, databaseUrl: `sqlite:${join(folder, 'rehearsal.db')}`, keyFile: join(folder, 'key') }
  try {
    const onStage = (work: (stage: App) => Promise<T>): Promise<T> => withClub(stageConfig, work)
    if (!(await hasTables(config))) return await onStage((stage) => importWith(stage, options, tell))
    return await withClub(config, (real) =>
      onStage(async (stage) => {
        const preload = real.groupId === '' ? null : await rehearsalPreload(real.db, stage.db, real.groupId)
        return importWith({ ...stage, groupId: real.groupId, keys: real.keys }, { ...options, preload }, tell)
      }),
    )
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Whether the database has ever been used; asking must not make one. */
async function hasTables(config: Config): Promise<boolean> {
  const { databaseUrl: url } = config
  if (url.startsWith('sqlite:') && !existsSync(sqlitePath(url))) return false
  const db = await openDatabase({ url, tables: [], migrations: [], clock: systemClock, exclusive: false })
  try {
    const tables =
      db.dialect === 'sqlite'
        ? "SELECT name FROM sqlite_master WHERE type = 'table' AND name = 'migrations'"
        : "SELECT TABLE_NAME AS name FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = 'migrations'"
    return (await db.read.one(tables)) !== null
  } finally {
    await db.close()
  }
}

/** Removes what rehearsals that were killed have left behind. */
function sweep(): void {
  for (const name of readdirSync(tmpdir())) {
    const pid = new RegExp(`^${prefix}(\\d+)-`).exec(name)?.[1]
    if (pid !== undefined && !isAlive(Number(pid))) rmSync(join(tmpdir(), name), { recursive: true, force: true })
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // EPERM: there is such a process, somebody else's.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
