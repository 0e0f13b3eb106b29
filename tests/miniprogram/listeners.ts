import type { Realm } from './realm.ts'

/** Who listens inside a program whose framework hears all events through one function of its own. */
export type Listeners = { hears(method: string, dataset: Record<string, unknown>, type: string): boolean }

type Element = { sid?: string; __handlers: Record<string, unknown[] | undefined> }

/**
 * Taro binds every event of every button to its one handler `eh`, so the templates do not tell whether anybody
 * listens. Its elements do: each sets `__handlers` when it is made, and a setter waits for that. Programs without
 * Taro never set it. It must be there before the program's code runs.
 */
export function watchTaroListeners(logic: Realm): Listeners {
  const unnamed: Element[] = []
  const elements = new Map<string, Element>()
  logic.global['__noteTaroElement'] = (element: Element) => unnamed.push(element)
  logic.run(WATCH, 'listeners.js')
  return {
    hears(method, dataset, type) {
      for (const element of unnamed.splice(0)) if (element.sid !== undefined) elements.set(element.sid, element)
      const element = elements.get(String(dataset['sid'] ?? ''))
      if (method !== 'eh' || !element) return true
      return (element.__handlers[type.toLowerCase()]?.length ?? 0) > 0
    },
  }
}

const WATCH = `{
  const note = globalThis.__noteTaroElement
  delete globalThis.__noteTaroElement
  Object.defineProperty(Object.prototype, '__handlers', {
    configurable: true,
    get() { return undefined },
    set(value) {
      Object.defineProperty(this, '__handlers', { value, writable: true, enumerable: true, configurable: true })
      note(this)
    },
  })
}`
