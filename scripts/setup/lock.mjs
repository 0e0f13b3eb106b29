import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

const RETRY_MS = 250

/** Runs `work` while no other process on this machine holds `lockFile`; the lock of a process that died does not count. */
export async function withLock(lockFile, work) {
  mkdirSync(dirname(lockFile), { recursive: true })
  while (!take(lockFile)) await wait(RETRY_MS)
  try {
    return await work()
  } finally {
    rmSync(lockFile, { force: true })
  }
}

function take(lockFile) {
  try {
    writeFileSync(lockFile, String(process.pid), { flag: 'wx' })
    return true
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
    if (!isHeld(lockFile)) rmSync(lockFile, { force: true })
    return false
  }
}

function isHeld(lockFile) {
  try {
    const holder = Number(readFileSync(lockFile, 'utf8'))
    // Written a moment ago and not yet filled: held.
    if (!holder) return true
    process.kill(holder, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}
