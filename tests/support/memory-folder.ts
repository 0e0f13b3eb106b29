import { accessSync, constants, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'

const memory = '/dev/shm'
/** Two databases of a suite and the server's own files; containers often have 64 MB there. */
const neededBytes = 512 * 1024 * 1024

/** Where files of tests lie in memory, or the folder for temporary files when there is no room for them. */
export function memoryFolder(): string {
  try {
    accessSync(memory, constants.W_OK)
    const { bavail, bsize } = statfsSync(memory)
    return bavail * bsize >= neededBytes ? memory : tmpdir()
  } catch {
    return tmpdir()
  }
}
