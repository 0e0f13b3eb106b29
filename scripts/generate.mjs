// Writes the files that are made from others, and commits keep: `pnpm generate`. `pnpm check` runs it with --check,
// which writes nothing and fails where a file is not what it would write.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { format, resolveConfig } from 'prettier'
import { routeFiles } from './generate/routes.mjs'

const CONTRACT = fileURLToPath(new URL('../packages/contract/src', import.meta.url))
const FOLDER = join(CONTRACT, 'routes')

const wanted = new Map()
for (const [name, text] of Object.entries(await routeFiles(CONTRACT))) wanted.set(name, await formatted(name, text))
const stale = [...new Set([...wanted.keys(), ...keptNames()])].filter((name) => wanted.get(name) !== kept(name))

if (!process.argv.includes('--check')) stale.forEach(write)
else if (stale.length > 0) {
  for (const name of stale) console.error(`packages/contract/src/routes/${name}:1  is not what the contract says`)
  console.error('Generated: run `pnpm generate` and commit what it writes.')
  process.exitCode = 1
}

async function formatted(name, text) {
  const path = join(FOLDER, name)
  return format(text, { ...(await resolveConfig(path)), filepath: path })
}

function keptNames() {
  if (!existsSync(FOLDER)) return []
  return readdirSync(FOLDER, { recursive: true }).filter((name) => name.endsWith('.ts'))
}

function kept(name) {
  const path = join(FOLDER, name)
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined
}

function write(name) {
  const path = join(FOLDER, name)
  if (!wanted.has(name)) return rmSync(path)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, wanted.get(name))
}
