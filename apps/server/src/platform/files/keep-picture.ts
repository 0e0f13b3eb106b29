import { createHash, randomBytes } from 'node:crypto'
import { mkdir, open, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Act } from '../db/database.ts'
import { DuplicateKey } from '../db/errors.ts'
import type { Sql } from '../db/sql.ts'
import type { App } from '../../wiring.ts'
import { fitPicture, type Picture } from './picture.ts'
import { insertRow } from '../db/table-rows.ts'
import { files } from './files.tables.ts'

/** A kept picture, as rows name it. */
export interface KeptPicture {
  name: string
  width: number
  height: number
}

/**
 * Keeps a picture under the SHA-256 of what is stored: on disk first, then its row, so that a row always has its file. The
 * same picture twice is one file.
 * @throws PICTURE_UNSUPPORTED, PICTURE_BROKEN
 */
export async function keepPicture(app: App, act: Act, given: Buffer): Promise<KeptPicture> {
  const picture = await fitPicture(given)
  const { width, height, bytes, extension } = picture
  const name = `${createHash('sha256').update(bytes).digest('hex')}.${extension}`
  await writeFile(app.config.filesDir, name, picture)
  try {
    await app.db.unit(act, async (unit) => {
      if (await pictureExists(unit.sql, act.groupId, name)) return
      const { groupId } = act
      await insertRow(unit.sql, files, {
        name,
        groupId,
        byteSize: bytes.length,
        width,
        height,
        actId: unit.act.id,
        createdAt: unit.now,
      })
    })
  } catch (error) {
    // Somebody else keeps the same picture at this moment: it is there now.
    if (!(error instanceof DuplicateKey && error.table === 'files')) throw error
  }
  return { name, width, height }
}

/** Whether a row names this picture. */
export async function pictureExists(sql: Sql, groupId: string, name: string): Promise<boolean> {
  return (await sql.one('SELECT name FROM files WHERE groupId = ? AND name = ?', [groupId, name])) !== null
}

/** Writes the file whole or not at all: another name first, and the disk has it before it gets its own. */
async function writeFile(folder: string, name: string, { bytes }: Picture): Promise<void> {
  const path = join(folder, name)
  if ((await sizeOf(path)) === bytes.length) return
  await mkdir(folder, { recursive: true })
  const passing = `${path}.${randomBytes(6).toString('hex')}.part`
  try {
    const file = await open(passing, 'wx')
    try {
      await file.writeFile(bytes)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(passing, path)
    await syncFolder(folder)
  } catch (error) {
    await rm(passing, { force: true })
    throw error
  }
}

/** Only then does the new name outlive a power cut. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

async function sizeOf(path: string): Promise<number | null> {
  return stat(path).then(
    ({ size }) => size,
    () => null,
  )
}
