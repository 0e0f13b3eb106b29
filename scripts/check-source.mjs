// Checks of the source that the linter does not know. `pnpm check:source` runs it.
//
//   file length      at most 300 lines (aim 150)
//   function length  at most 70 lines (aim 35)
//   default exports  only where a tool asks for one: pages and configurations
//   any              never
//   process.env      read in apps/server/src/config.ts only
//   tables           written by the module that declares them only
//   ledger           written by points/post-entries.ts only, and never changed afterwards; balances likewise
//   acts             made by the functions of platform/db/acts.ts only
//   answers          of idempotent endpoints are made by their use cases: the route is one call
//   screens          open no unit: commands stand in their modules
//   domain           no clock, no randomness, no promises
//   paths            of the interface are not written in a client, see @cheyou/contract/routes
//   console kit      tables, dialogs and dates only through apps/console/src/kit
//   sentences        said by one program, or by packages/words for all
//   Taro.request     called in apps/miniapp/src/api/http.ts only
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { findingsOf } from './check-source/rules.mjs'
import { saidTwice, sentencesOf } from './check-source/sentences.mjs'
import { tableOwners } from './check-source/tables.mjs'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const FOLDERS = ['apps', 'packages', 'tests', 'scripts']
const SKIPPED_FOLDERS = new Set(['node_modules', 'dist', 'coverage', '.cache', '.data', '.swc', 'migrations'])
const SOURCE = /\.(ts|tsx|mjs|scss)$/

const paths = FOLDERS.flatMap((folder) => sourceFiles(join(ROOT, folder)))
const owners = tableOwners(paths.filter((path) => path.endsWith('.tables.ts')).map(read))
const sentences = []
const perFile = paths.flatMap(check)
const findings = [...perFile, ...saidTwice(sentences)]
for (const { file, line, message } of findings) console.log(`${file}:${line}  ${message}`)
console.log(findings.length === 0 ? 'Source: nothing to say.' : `Source: ${findings.length} to mend.`)
process.exitCode = findings.length === 0 ? 0 : 1

function sourceFiles(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return SKIPPED_FOLDERS.has(entry.name) ? [] : sourceFiles(path)
    return SOURCE.test(entry.name) && !entry.name.endsWith('.gen.ts') ? [path] : []
  })
}

function read(path) {
  return { file: relative(ROOT, path).split(sep).join('/'), text: readFileSync(path, 'utf8') }
}

function check(path) {
  const { file, text } = read(path)
  const kind = file.endsWith('.tsx') ? ts.ScriptKind.TSX : ts.ScriptKind.TS
  const tree = file.endsWith('.scss') ? null : ts.createSourceFile(file, text, ts.ScriptTarget.ES2023, true, kind)
  sentences.push(...sentencesOf(file, tree))
  return findingsOf(file, text, tree, owners)
}
