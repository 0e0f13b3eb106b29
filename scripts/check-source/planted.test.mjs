// Faults planted in files of the project, and where the checks say they are.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { expect, it } from 'vitest'
import { findingsOf } from './rules.mjs'

const ROOT = join(import.meta.dirname, '../..')

function findingsIn(file, text, owners) {
  const kind = file.endsWith('.tsx') ? ts.ScriptKind.TSX : ts.ScriptKind.TS
  return findingsOf(file, text, ts.createSourceFile(file, text, ts.ScriptTarget.ES2023, true, kind), owners)
}

it('a path of the interface in a client is found at its line', () => {
  const file = 'apps/console/src/club/things/use-things.ts'
  const message = expect.stringContaining('call(endpoint, …)')
  expect(findingsIn(file, "const a = 1\nawait fetch('/api/console/things')\n")).toEqual([{ file, line: 2, message }])
  expect(findingsIn(file, 'const a = 1\nawait fetch(`/api/console/things/${a}`)\n')).toEqual([
    { file, line: 2, message },
  ])
  const phone = 'apps/miniapp/src/pages/home/index.tsx'
  expect(findingsIn(phone, "const path = '/api/owner/home'\n")).toMatchObject([{ file: phone, line: 1 }])
  expect(findingsIn('apps/server/src/app.ts', "const path = '/api/owner/home'\n")).toEqual([])
})

it("a module that writes another's table is found at its line, with the module that may", () => {
  const file = 'apps/server/src/areas/club/rewards/planted.ts'
  const owners = new Map([['members', 'areas/club/membership']])
  const text = "await unit.sql.run('SELECT 1')\nawait unit.sql.run('UPDATE members SET tier = ?', [tier])\n"
  expect(findingsIn(file, text, owners)).toEqual([
    { file, line: 2, message: 'members is written by areas/club/membership only: call it, or let it follow an event' },
  ])
})

/** What the compiler says of a file of the project while another has a change that is only in memory. */
function diagnosticsOf(file, { in: changed, from, to }) {
  const config = ts.getParsedCommandLineOfConfigFile(
    join(ROOT, 'packages/words/tsconfig.json'),
    {},
    {
      ...ts.sys,
      onUnRecoverableConfigFileDiagnostic: () => undefined,
    },
  )
  const host = ts.createCompilerHost(config.options)
  const read = host.readFile.bind(host)
  host.readFile = (path) => {
    const text = read(path)
    if (!path.endsWith(changed)) return text
    if (!text.includes(from)) throw new Error(`${changed} has no ${from}`)
    return text.replace(from, to)
  }
  const open = host.getSourceFile.bind(host)
  host.getSourceFile = (path, version) =>
    path.endsWith(changed) ? ts.createSourceFile(path, host.readFile(path), version, true) : open(path, version)
  const path = join(ROOT, file)
  const program = ts.createProgram([path], { ...config.options, noEmit: true }, host)
  return program
    .getSemanticDiagnostics(program.getSourceFile(path))
    .map(({ messageText }) => JSON.stringify(messageText))
}

it('a code without a sentence does not compile, and the compiler names the code', () => {
  const at = 'packages/contract/src/club/refusals.ts'
  const [, entry] = /\n( {2}ALREADY_MEMBER: [^\n]+\n)/.exec(readFileSync(join(ROOT, at), 'utf8'))
  const planted = { in: at, from: entry, to: entry + entry.replace('ALREADY_MEMBER', 'PLANTED_CODE') }
  const said = diagnosticsOf('packages/words/src/club/refusals.ts', planted)
  expect(said).toEqual([expect.stringContaining('PLANTED_CODE')])
  expect(diagnosticsOf('packages/words/src/club/refusals.ts', { ...planted, to: entry })).toEqual([])
})
