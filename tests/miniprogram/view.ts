import type { Bundle } from './bundle.ts'
import { compileTemplates } from './compiler.ts'
import type { Faults } from './faults.ts'
import type { Realm } from './realm.ts'
import { createRealm } from './realm.ts'

/** An element as the compiled templates give it; `virtual` ones stand for blocks, conditions and list items. */
export type RawNode = {
  tag: string
  attr?: Record<string, unknown>
  children?: (RawNode | string)[]
  wxKey?: unknown
}

type Generator = (data: unknown) => RawNode

/** The view side of WeChat: compiled templates in a realm of their own, where data arrives as JSON. */
export type View = { readonly realm: Realm; generate(path: string, data: unknown): RawNode }

/**
 * The engine version below keeps the virtual nodes in the tree, and with them the keys of lists, by which a component
 * is recognised again after a render.
 */
const ENGINE = 'var window = { __webview_engine_version__: 0.01 };'

const compiled = new WeakMap<Bundle, string>()

export function createView(bundle: Bundle, faults: Faults): View {
  const realm = createRealm('view', true)
  const complain = (...words: unknown[]) => faults.record('template', words.map(String).join(' '))
  realm.global['console'] = { log: () => undefined, warn: complain, error: complain }
  const code = compiled.get(bundle) ?? compileTemplates(bundle)
  compiled.set(bundle, code)
  realm.run(`${ENGINE}${code}`, 'templates.js')
  const templates = realm.global['$gwx'] as (path: string) => Generator | undefined
  const generators = new Map<string, Generator>()
  return {
    realm,
    generate(path, data) {
      const generator = generators.get(path) ?? templates(`${path}.wxml`)
      if (!generator) throw new Error(`${path}.wxml does not exist`)
      generators.set(path, generator)
      return generator(data)
    },
  }
}
