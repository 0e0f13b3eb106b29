import { createHash } from 'node:crypto'
import { readFileSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

const NOT_SOURCE = new Set(['node_modules', 'dist', '.swc', '.cache', 'coverage'])
const TEST = /\.(test|property\.test)\.tsx?$/

/** A hash over the names and contents of these files and folders (tests left out) and over `settings`. */
export function hashOf(root, paths, settings = {}) {
  const hash = createHash('sha256').update(JSON.stringify(settings))
  for (const file of paths.flatMap((path) => filesBelow(root, path))) {
    const content = createHash('sha256')
      .update(readFileSync(join(root, file)))
      .digest('hex')
    hash.update(`${file}\0${content}\n`)
  }
  return hash.digest('hex').slice(0, 20)
}

function filesBelow(root, path) {
  if (!statSync(join(root, path)).isDirectory()) return [path]
  return readdirSync(join(root, path))
    .filter((name) => !NOT_SOURCE.has(name) && !TEST.test(name))
    .sort()
    .flatMap((name) => filesBelow(root, `${path}/${name}`))
}
