import { readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import type { Bundle } from './bundle.ts'
import type { Realm } from './realm.ts'

type Module = { exports: Record<string, unknown> }
type Wrapper = (require: (path: string) => unknown, module: Module, exports: Module['exports']) => void

/** The program's own files, each run once, when first required. A subpackage counts as absent until it is loaded. */
export class Modules {
  /** The page or component whose file runs now: what `Page()` and `Component()` register. */
  current = ''
  private readonly bundle: Bundle
  private readonly logic: Realm
  private readonly cache = new Map<string, Module>()
  private readonly loaded = new Set([''])

  constructor(bundle: Bundle, logic: Realm) {
    this.bundle = bundle
    this.logic = logic
  }

  /** Runs the file of a page or component, after loading its subpackage. */
  runEntry(path: string): void {
    this.loaded.add(this.packageOf(path))
    const before = this.current
    this.current = path
    try {
      this.require(`${path}.js`)
    } finally {
      this.current = before
    }
  }

  private require(path: string): unknown {
    const known = this.cache.get(path)
    if (known) return known.exports
    if (!this.loaded.has(this.packageOf(path))) throw new Error(`module "${path}" is in a subpackage not loaded yet`)
    const module = this.logic.parse('{"exports":{}}') as Module
    this.cache.set(path, module)
    const code = readFileSync(join(this.bundle.root, path), 'utf8')
    const wrapper = this.logic.run(`(function (require, module, exports) {${code}\n})`, path) as Wrapper
    wrapper(this.requireFrom(path), module, module.exports)
    return module.exports
  }

  private requireFrom(from: string) {
    const locate = (path: string) => {
      const target = path.startsWith('/') ? path.slice(1) : posix.join(posix.dirname(from), path)
      return target.endsWith('.js') ? target : `${target}.js`
    }
    const require = (path: string) => this.require(locate(path))
    return Object.assign(require, {
      async: (path: string) => {
        const target = locate(path)
        this.loaded.add(this.packageOf(target))
        return this.logic.promise((resolve) => resolve(this.require(target)))
      },
    })
  }

  private packageOf(path: string): string {
    for (const root of new Set(this.bundle.pages.values())) if (root !== '' && path.startsWith(`${root}/`)) return root
    return ''
  }
}
