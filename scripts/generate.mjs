// Writes the files that are made from others, and commits keep: `pnpm generate`. `pnpm check` runs it with --check,
// which writes nothing and fails where a file is not what it would write.
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { format, resolveConfig } from 'prettier'
import { routeFiles } from './generate/routes.mjs'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const FOLDER = join(ROOT, 'packages/contract/src/routes')

const wanted = new Map()
for (const [name, text] of Object.entries(await routeFiles())) wanted.set(name, await formatted(name, text))
const names = new Set([...wanted.keys(), ...readdirSync(FOLDER)])
const stale = [...names].filter((name) => wanted.get(name) !== kept(name))

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

function kept(name) {
  const path = join(FOLDER, name)
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined
}

function write(name) {
  if (wanted.has(name)) writeFileSync(join(FOLDER, name), wanted.get(name))
  else rmSync(join(FOLDER, name))
}
