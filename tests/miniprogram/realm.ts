import { createContext, runInContext, Script } from 'node:vm'
import { isObject } from './faults.ts'

/** A JavaScript world of its own: ECMAScript built-ins and nothing else, so code that needs Node or a browser fails. */
export type Realm = {
  readonly global: Record<string, unknown>
  run(code: string, filename: string): unknown
  /** A value of this realm from JSON text. */
  parse(json: string): unknown
  /** Copies plain objects, arrays, errors and buffers of the host into this realm; anything else passes as it is. */
  adopt(value: unknown): unknown
  /** A promise of this realm. */
  promise(executor: (resolve: (value: unknown) => void, reject: (reason: unknown) => void) => void): Promise<unknown>
  owns(promise: unknown): boolean
}

type Constructors = {
  object(): Record<string, unknown>
  array(): unknown[]
  error(message: string): Error
  buffer(bytes: number): ArrayBuffer
  parse(json: string): unknown
  promise: Realm['promise']
  owns(promise: unknown): boolean
}

const CONSTRUCTORS = `({
  object: () => ({}), array: () => [], error: (message) => new Error(message), buffer: (bytes) => new ArrayBuffer(bytes),
  parse: (json) => JSON.parse(json), promise: (executor) => new Promise(executor), owns: (value) => value instanceof Promise,
})`

/**
 * @param codeFromStrings Whether `eval` and `new Function` work. WeChat forbids them to programs.
 */
export function createRealm(name: string, codeFromStrings = false): Realm {
  const global: Record<string, unknown> = {}
  createContext(global, { name, codeGeneration: { strings: codeFromStrings, wasm: false } })
  runInContext('delete globalThis.WebAssembly; delete globalThis.console', global)
  const made = runInContext(CONSTRUCTORS, global) as Constructors
  return {
    global,
    run: (code, filename) => new Script(code, { filename }).runInContext(global),
    parse: made.parse,
    adopt: (value) => adopt(made, value),
    promise: made.promise,
    owns: made.owns,
  }
}

function adopt(made: Constructors, value: unknown): unknown {
  if (!isObject(value)) return value
  if (Array.isArray(value) && Object.getPrototypeOf(value) === Array.prototype) {
    const list = made.array()
    for (const item of value) list.push(adopt(made, item))
    return list
  }
  if (value instanceof Error) return made.error(value.message)
  if (value instanceof ArrayBuffer) return adoptBuffer(made, value)
  if (Object.getPrototypeOf(value) !== Object.prototype) return value
  const copy = made.object()
  for (const [key, item] of Object.entries(value)) copy[key] = adopt(made, item)
  return copy
}

function adoptBuffer(made: Constructors, source: ArrayBuffer): ArrayBuffer {
  const copy = made.buffer(source.byteLength)
  new Uint8Array(copy).set(new Uint8Array(source))
  return copy
}
