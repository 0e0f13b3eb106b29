import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The project's folder. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** The pinned Node that the project runs on, whatever the host has; there once the packages are installed. */
export const NODE = join(ROOT, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node')

/** Where Node keeps what it compiled, so that the next process starts in half the time. */
const COMPILED = join(ROOT, '.cache', 'node')

/** The environment for what the project runs: its own Node and tools come first. */
export function projectEnv(extra = {}) {
  const separator = process.platform === 'win32' ? ';' : ':'
  const path = [join(ROOT, 'node_modules', '.bin'), process.env.PATH].join(separator)
  const settings = { COREPACK_ENABLE_DOWNLOAD_PROMPT: '0', NODE_COMPILE_CACHE: COMPILED }
  return { ...process.env, ...settings, ...extra, PATH: path }
}
