import type { Faults } from '../faults.ts'
import { isObject, messageOf } from '../faults.ts'
import type { Pages } from '../pages.ts'
import type { Program } from '../program.ts'
import type { Screen } from '../screen.ts'
import type { Device } from './device.ts'
import type { Privacy } from './privacy.ts'
import type { Storage } from './storage.ts'

export type Options = Record<string, unknown>
export type Kind = 'string' | 'number' | 'boolean' | 'object' | 'array' | 'function' | 'text' | 'any'

/** What a call takes: a trailing `?` marks what may be left out. */
export type Shape = Readonly<Record<string, Kind | `${Kind}?`>>

export type WxContext = {
  readonly program: Program
  readonly pages: Pages
  readonly screen: Screen
  readonly device: Device
  readonly storage: Storage
  readonly privacy: Privacy
  readonly faults: Faults
  /** Where `wx.request` really goes: an origin such as `http://127.0.0.1:8080`. */
  readonly server: string
  /** Aborts when the program ends: a request under way must not outlive the test. */
  readonly ended: AbortController
  /** Resolves when the element tree shows what the data says. */
  rendered(run: () => void): void
}

/** One function of `wx` with callbacks: `run` gives the result, or throws what becomes `fail`. */
export type Api = {
  readonly shape: Shape
  /** More to say about the arguments: what is wrong with them, or undefined. */
  readonly check?: (options: Options) => string | undefined
  readonly run: (options: Options, context: WxContext) => unknown
}

/** Makes a `wx` function fail as WeChat would; also for use in a test's own `wx` functions. */
export class WxFail extends Error {
  readonly facts: Options

  constructor(message: string, facts: Options = {}) {
    super(message)
    this.facts = facts
  }
}

/** What a call got, for the test to look at. */
export type Call = { readonly name: string; readonly options: Options }

/** Makes the function that the program calls: checks, runs, and answers by callbacks or by a promise. */
export function expose(name: string, api: Api, context: WxContext, calls: Call[]): (options?: unknown) => unknown {
  return (given?: unknown) => {
    const options = isObject(given) ? given : {}
    calls.push({ name, options: plain(options) })
    const wrong = given !== undefined && !isObject(given) ? 'the argument must be an object' : faultOf(api, options)
    if (wrong !== undefined) context.faults.record('wx-call', new TypeError(`wx.${name}: ${wrong}`))
    const result = start(name, api, options, context, wrong)
    const callbacks = ['success', 'fail', 'complete'].some((key) => typeof options[key] === 'function')
    if (callbacks) {
      const answer = (key: string, value: unknown) => {
        if (typeof options[key] === 'function') (options[key] as (value: unknown) => void)(value)
        if (typeof options['complete'] === 'function') (options['complete'] as (value: unknown) => void)(value)
      }
      settle(
        name,
        result,
        context,
        (value) => answer('success', value),
        (value) => answer('fail', value),
      )
      return undefined
    }
    return context.program.logic.promise((resolve, reject) => settle(name, result, context, resolve, reject))
  }
}

function settle(
  name: string,
  result: Promise<unknown>,
  { program }: WxContext,
  resolve: (value: unknown) => void,
  reject: (value: unknown) => void,
): void {
  result.then(
    (value) => {
      const body = isObject(value) ? value : {}
      program.scheduler.soon(() => resolve(program.logic.adopt({ ...body, errMsg: `${name}:ok` })))
    },
    (error: unknown) => {
      const facts = error instanceof WxFail ? error.facts : {}
      const failure = { ...facts, errMsg: `${name}:fail ${messageOf(error)}` }
      program.scheduler.soon(() => reject(program.logic.adopt(failure)))
    },
  )
}

async function start(
  name: string,
  api: Api,
  options: Options,
  context: WxContext,
  wrong: string | undefined,
): Promise<unknown> {
  if (wrong !== undefined) throw new WxFail(`parameter error: ${wrong}`)
  await context.privacy.allow(name)
  return api.run(options, context)
}

/** What is wrong with the arguments, or undefined. */
function faultOf({ shape, check }: Api, options: Options): string | undefined {
  const callbacks: Shape = { success: 'function?', fail: 'function?', complete: 'function?' }
  for (const [key, kind] of Object.entries({ ...shape, ...callbacks })) {
    const value = options[key]
    const wanted = kind.replace('?', '')
    if (value === undefined || (value === null && kind.endsWith('?'))) {
      if (!kind.endsWith('?')) return `${key} is missing`
    } else if (!is(wanted as Kind, value)) return `${key} must be ${wanted}, not ${JSON.stringify(value)}`
  }
  return check?.(options)
}

function is(kind: Kind, value: unknown): boolean {
  if (kind === 'any') return true
  if (kind === 'array') return Array.isArray(value)
  if (kind === 'object') return isObject(value) && !Array.isArray(value)
  if (kind === 'text') return typeof value === 'string' && value !== ''
  if (kind === 'number') return typeof value === 'number' && Number.isFinite(value)
  return typeof value === kind
}

function plain(options: Options): Options {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => typeof value !== 'function'))
}
