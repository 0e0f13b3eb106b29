import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Bundle } from './bundle.ts'

/** Generated code is about three times its source; the default of 1 MB cuts it off in the middle. */
const MAX_OUTPUT_BYTES = 256 * 1024 * 1024

let runnable: { path: string } | { reason: string } | undefined

/** Why Tencent's template compiler cannot run here, or undefined when it can. It is a binary for x86-64 Linux. */
export function whyNoCompiler(): string | undefined {
  runnable ??= findCompiler()
  return 'reason' in runnable ? runnable.reason : undefined
}

/**
 * Turns all templates of a build into the JavaScript that WeChat would run for them, by WeChat's own compiler `wcc`
 * (from the package `miniprogram-compiler`). The code defines `$gwx(path)`, which gives data → tree.
 * @throws Error with the compiler's words on a faulty template.
 */
export function compileTemplates(bundle: Bundle): string {
  runnable ??= findCompiler()
  if ('reason' in runnable) throw new Error(runnable.reason)
  const uses = [...bundle.components].filter(([, names]) => names.size > 0)
  const components = [uses.length, ...uses.flatMap(([path, names]) => [`${path}.wxml`, names.size, ...names.keys()])]
  const result = spawnSync(
    runnable.path,
    ['-d', '-cc', components.join(' '), ...bundle.templates, ...bundle.scripts, '-gn', '$gwx'],
    { cwd: bundle.root, maxBuffer: MAX_OUTPUT_BYTES, encoding: 'utf8' },
  )
  if (result.error) throw result.error
  if (result.status !== 0) throw new Error(`wcc: ${result.stderr.trim() || `exit ${String(result.status)}`}`)
  return result.stdout
}

/** The package ships the binary without the right to run: a copy gets it, the installed package stays untouched. */
function findCompiler(): { path: string } | { reason: string } {
  if (process.platform !== 'linux' || process.arch !== 'x64')
    return { reason: `wcc runs on x86-64 Linux only, this is ${process.arch} ${process.platform}` }
  const entry = createRequire(import.meta.url).resolve('miniprogram-compiler')
  const binary = readFileSync(join(dirname(entry), 'bin/linux/wcc'))
  const digest = createHash('sha256').update(binary).digest('hex')
  const folder = join(tmpdir(), `cheyou-wcc-${String(process.getuid?.() ?? 0)}`)
  const path = join(folder, digest)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  if (!existsSync(path)) {
    const draft = `${path}.${String(process.pid)}`
    writeFileSync(draft, binary)
    chmodSync(draft, 0o700)
    renameSync(draft, path)
  }
  const trial = spawnSync(path, ['--help'], { encoding: 'utf8' })
  return /Wechat WXML Compiler/.test(`${trial.stdout}${trial.stderr}`)
    ? { path }
    : { reason: `wcc does not start here: ${trial.error?.message ?? trial.stderr}` }
}
