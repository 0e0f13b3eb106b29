import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join, posix, relative, sep } from 'node:path'
import type { Faults } from './faults.ts'

export type TabItem = { pagePath: string; text: string }
export type PageConfig = {
  usingComponents?: Record<string, string>
  enablePullDownRefresh?: boolean
  navigationBarTitleText?: string
  component?: boolean
}
type AppConfig = {
  pages: string[]
  subPackages?: { root: string; pages: string[] }[]
  subpackages?: { root: string; pages: string[] }[]
  tabBar?: { custom?: boolean; list: TabItem[] }
  window?: PageConfig
  usingComponents?: Record<string, string>
  lazyCodeLoading?: string
}

/** A compiled mini-program on disk, as WeChat would unpack it. */
export type Bundle = {
  readonly root: string
  readonly app: AppConfig
  /** Every page's route → the root of its subpackage, '' for the main package. */
  readonly pages: ReadonlyMap<string, string>
  /** Every page and component → its tags and the paths of the components that they stand for. */
  readonly components: ReadonlyMap<string, ReadonlyMap<string, string>>
  readonly templates: readonly string[]
  readonly scripts: readonly string[]
  /** Package → bytes of its files. The main package is ''. */
  readonly packageBytes: ReadonlyMap<string, number>
  config(path: string): PageConfig
}

/** WeChat refuses to upload a larger main package or subpackage. */
export const PACKAGE_BYTES_MAX = 2 * 1024 * 1024

/** @throws Error when `dist` holds no mini-program. */
export function readBundle(root: string): Bundle {
  if (!existsSync(join(root, 'app.json'))) throw new Error(`${root} holds no mini-program: build it first`)
  const app = readJson<AppConfig>(join(root, 'app.json'))
  const files = listFiles(root)
  const subpackages = app.subPackages ?? app.subpackages ?? []
  const pages = new Map(app.pages.map((page) => [page, '']))
  for (const { root: folder, pages: inside } of subpackages) {
    for (const page of inside) pages.set(posix.join(folder, page), posix.join(folder))
  }
  const config = (path: string) => readJson<PageConfig>(join(root, `${path}.json`), {})
  const starts = [...pages.keys(), ...(app.tabBar?.custom ? ['custom-tab-bar/index'] : [])]
  return {
    root,
    app,
    pages,
    components: findComponents(starts, config, app.usingComponents ?? {}),
    templates: files.filter((file) => file.endsWith('.wxml')),
    scripts: files.filter((file) => file.endsWith('.wxs')),
    packageBytes: measure(root, files, [...new Set(pages.values())]),
    config,
  }
}

export function checkPackages(bundle: Bundle, faults: Faults): void {
  for (const [name, bytes] of bundle.packageBytes) {
    if (bytes > PACKAGE_BYTES_MAX)
      faults.record('package-size', `${name || 'main package'}: ${bytes} bytes, WeChat takes ${PACKAGE_BYTES_MAX}`)
  }
}

function findComponents(
  starts: string[],
  config: (path: string) => PageConfig,
  everywhere: Record<string, string>,
): Map<string, Map<string, string>> {
  const found = new Map<string, Map<string, string>>()
  const waiting = [...starts]
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (found.has(path)) continue
    const folder = posix.dirname(path)
    const tags = new Map<string, string>()
    for (const [tag, target] of Object.entries(everywhere)) tags.set(tag, resolve('.', target))
    for (const [tag, target] of Object.entries(config(path).usingComponents ?? {}))
      tags.set(tag, resolve(folder, target))
    found.set(path, tags)
    waiting.push(...tags.values())
  }
  return found
}

function resolve(folder: string, target: string): string {
  return target.startsWith('/') ? target.slice(1) : posix.join(folder, target)
}

function measure(root: string, files: string[], packages: string[]): Map<string, number> {
  const bytes = new Map<string, number>([['', 0]])
  const owners = packages.filter((name) => name !== '').sort((a, b) => b.length - a.length)
  for (const file of files) {
    const owner = owners.find((name) => file.startsWith(`${name}/`)) ?? ''
    bytes.set(owner, (bytes.get(owner) ?? 0) + statSync(join(root, file)).size)
  }
  return bytes
}

/** Files that the upload takes along: no source maps, no licence notes, no project settings. */
function listFiles(root: string): string[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((file) => !/\.(map|txt|md)$|^project\.(private\.)?config\.json$/.test(file))
    .sort()
}

function readJson<T>(path: string, missing?: T): T {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as T
  } catch (error) {
    if (missing !== undefined && (error as NodeJS.ErrnoException).code === 'ENOENT') return missing
    throw new Error(`${path}: ${(error as Error).message}`, { cause: error })
  }
}
