import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The project's folder. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** The pinned Node that the project runs on, whatever the host has; there once the packages are installed. */
export const NODE = join(ROOT, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node')

/** The environment for what the project runs: its own Node and tools come first. */
export function projectEnv(extra = {}) {
  const separator = process.platform === 'win32' ? ';' : ':'
  const path = [join(ROOT, 'node_modules', '.bin'), process.env.PATH].join(separator)
  return { ...process.env, COREPACK_ENABLE_DOWNLOAD_PROMPT: '0', ...extra, PATH: path }
}
