import { inspect } from 'node:util'
import type { Bundle } from './bundle.ts'
import type { Composer } from './compose.ts'
import { composePage } from './compose.ts'
import type { Definition } from './definition.ts'
import { componentDefinition, pageDefinition } from './definition.ts'
import type { EventSurroundings } from './events.ts'
import { trigger } from './events.ts'
import type { Faults } from './faults.ts'
import { isObject } from './faults.ts'
import { Instance } from './instance.ts'
import { watchTaroListeners } from './listeners.ts'
import { Modules } from './modules.ts'
import type { Realm } from './realm.ts'
import { createRealm } from './realm.ts'
import type { Scheduler } from './scheduler.ts'
import { selectComponents } from './selector.ts'
import { datasetOf } from './tree.ts'
import type { View } from './view.ts'
import { createView } from './view.ts'

type Raw = Record<string, unknown>

/** One mini-program in memory: its code, its definitions, and the rendering of its pages. */
export class Program {
  readonly bundle: Bundle
  readonly faults: Faults
  readonly scheduler: Scheduler
  readonly logic: Realm
  readonly modules: Modules
  readonly events: EventSurroundings
  /** What the program printed, a line each. */
  readonly logs: string[] = []
  app: Raw | undefined
  /** Makes the `createSelectorQuery` of a page or component. */
  query: (instance: Instance) => unknown = () => undefined
  private readonly view: View
  private readonly composer: Composer
  private readonly definitions = new Map<string, Definition>()
  private readonly waiting = new Map<Instance, (() => void)[]>()
  private idOfLast = 0

  constructor(bundle: Bundle, faults: Faults, scheduler: Scheduler) {
    this.bundle = bundle
    this.faults = faults
    this.scheduler = scheduler
    this.logic = createRealm('logic')
    this.view = createView(bundle, faults)
    this.modules = new Modules(bundle, this.logic)
    this.composer = {
      view: this.view,
      faults,
      tagsOf: (path) => bundle.components.get(path) ?? new Map<string, string>(),
      createComponent: (path, owner) => this.createComponent(path, owner),
    }
    const listeners = watchTaroListeners(this.logic)
    this.events = { logic: this.logic, faults, listeners, now: () => scheduler.now() }
    this.provide()
  }

  /** Puts a global of WeChat in place. */
  define(name: string, value: unknown): void {
    this.logic.global[name] = value
  }

  createPage(route: string): Instance {
    return this.create(route, undefined)
  }

  /** Runs the files of a page and of the components that it uses, unless that was done. */
  load(path: string): void {
    if (this.definitions.has(path)) return
    this.modules.runEntry(path)
    if (!this.definitions.has(path)) throw new Error(`${path}.js calls neither Page() nor Component()`)
    for (const component of this.bundle.components.get(path)?.values() ?? []) this.load(component)
  }

  /** Renders now. */
  renderNow(page: Instance): void {
    if (page.alive) this.faults.guard(() => composePage(page, this.composer))
  }

  /** Renders soon, once for all changes up to then. */
  renderSoon(page: Instance, done: () => void): void {
    const callbacks = this.waiting.get(page)
    if (callbacks) return void callbacks.push(done)
    this.waiting.set(page, [done])
    this.scheduler.soon(() => {
      const ready = this.waiting.get(page) ?? []
      this.waiting.delete(page)
      if (page.node) this.renderNow(page)
      for (const callback of ready) callback()
    })
  }

  private createComponent(path: string, owner: Instance): Instance | undefined {
    return this.faults.guard(() => this.create(path, owner))
  }

  private create(path: string, owner: Instance | undefined): Instance {
    this.load(path)
    const definition = this.definitions.get(path) as Definition
    const instance = new Instance(path, owner, definition, {
      logic: this.logic,
      view: this.view.realm,
      faults: this.faults,
      render: (page, done) => this.renderSoon(page, done),
    })
    this.equip(instance)
    return instance
  }

  /** The methods and fields that WeChat gives to every page and component. */
  private equip(instance: Instance): void {
    const { exposed } = instance
    const id = ++this.idOfLast
    const select = (selector: string) => selectComponents(instance, selector).map((found) => found.exposed)
    exposed['is'] = instance.path
    exposed['__webviewId__'] = id
    exposed['getPageId'] = () => `pageId:${String(instance.page.exposed['__webviewId__'])}`
    exposed['selectComponent'] = (selector: string) => select(selector)[0] ?? null
    exposed['selectAllComponents'] = (selector: string) => this.logic.adopt(select(selector))
    exposed['selectOwnerComponent'] = () => instance.owner?.exposed ?? null
    exposed['createSelectorQuery'] = () => this.query(instance)
    exposed['groupSetData'] = (run: () => void) => run()
    exposed['triggerEvent'] = (type: string, detail: unknown, options?: { bubbles?: boolean; composed?: boolean }) =>
      trigger(this.events, instance, type, detail ?? this.logic.parse('{}'), options)
    Object.defineProperty(exposed, 'id', { get: () => instance.node?.attrs['id'] ?? '' })
    Object.defineProperty(exposed, 'dataset', {
      get: () => this.logic.adopt(instance.node ? datasetOf(instance.node) : {}),
    })
    if (instance.owner) return
    exposed['route'] = instance.path
    exposed['__route__'] = instance.path
  }

  private provide(): void {
    const register = (make: (raw: Raw) => Definition) => (raw: unknown) => {
      if (!isObject(raw)) throw new TypeError(`${this.modules.current}: a definition must be an object`)
      this.definitions.set(this.modules.current, make(raw))
    }
    this.define('Page', register(pageDefinition))
    this.define('Component', register(componentDefinition))
    this.define('Behavior', (raw: unknown) => raw)
    this.define('App', (raw: Raw) => (this.app = raw))
    this.define('getApp', () => this.app)
    this.define('requirePlugin', (name: string) => this.faults.record('unsupported', `requirePlugin("${name}")`))
    this.define('setTimeout', (run: unknown, ms: unknown, ...args: unknown[]) =>
      this.scheduler.setTimer(run, ms, false, args),
    )
    this.define('setInterval', (run: unknown, ms: unknown, ...args: unknown[]) =>
      this.scheduler.setTimer(run, ms, true, args),
    )
    for (const name of ['clearTimeout', 'clearInterval'])
      this.define(name, (id: unknown) => this.scheduler.clearTimer(id))
    this.define('__now', () => this.scheduler.now())
    this.logic.run(CLOCK, 'clock.js')
    this.define('console', this.console())
  }

  private console(): Record<string, unknown> {
    const note = (...words: unknown[]) => {
      this.logs.push(words.map((word) => (typeof word === 'string' ? word : inspect(word))).join(' '))
    }
    const error = (...words: unknown[]) => {
      note(...words)
      const thrown = words.find((word) => isObject(word) && 'stack' in word)
      this.faults.record('console-error', thrown ?? this.logs.at(-1))
    }
    const quiet = () => undefined
    return {
      log: note,
      info: note,
      debug: note,
      warn: note,
      error,
      group: note,
      groupEnd: quiet,
      time: quiet,
      timeEnd: quiet,
    }
  }
}

/** The program's `Date` follows the scheduler's clock. */
const CLOCK = `{
  const now = globalThis.__now
  delete globalThis.__now
  const RealDate = Date
  globalThis.Date = new Proxy(RealDate, {
    construct: (target, args, newTarget) => Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget),
    apply: () => new RealDate(now()).toString(),
    get: (target, key) => (key === 'now' ? now : Reflect.get(target, key)),
  })
  RealDate.prototype.constructor = globalThis.Date
}`
