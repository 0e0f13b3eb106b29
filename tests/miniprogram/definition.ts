import { isObject } from './faults.ts'

export type Method = (this: unknown, ...args: unknown[]) => unknown
export type Property = { readonly kind: string; readonly value: unknown; readonly observer: unknown }
export type Lifetime = 'created' | 'attached' | 'ready' | 'moved' | 'detached' | 'show' | 'hide'

/** What a program handed to `Page()` or `Component()`, behaviours mixed in. */
export type Definition = {
  readonly data: Record<string, unknown>
  readonly properties: Map<string, Property>
  /** Methods of a component; everything but data of a page. */
  readonly members: Map<string, unknown>
  readonly lifetimes: Map<Lifetime, Method[]>
  readonly observers: { readonly fields: string[]; readonly run: Method }[]
}

type Raw = Record<string, unknown>

const LIFETIMES: readonly Lifetime[] = ['created', 'attached', 'ready', 'moved', 'detached']
const TYPE_DEFAULTS: Record<string, unknown> = { String: '', Number: 0, Boolean: false }

export function pageDefinition(raw: Raw): Definition {
  const definition = empty()
  for (const behaviour of behavioursOf(raw)) merge(definition, behaviour)
  Object.assign(definition.data, raw['data'])
  for (const [key, value] of Object.entries(raw)) {
    if (key !== 'data' && key !== 'behaviors') definition.members.set(key, value)
  }
  return definition
}

/** @throws Error on what this runtime does not know, rather than ignoring it. */
export function componentDefinition(raw: Raw): Definition {
  const definition = empty()
  merge(definition, raw)
  return definition
}

function empty(): Definition {
  return { data: {}, properties: new Map(), members: new Map(), lifetimes: new Map(), observers: [] }
}

function merge(into: Definition, raw: Raw): void {
  for (const key of ['relations', 'definitionFilter', 'componentGenerics']) {
    if (isObject(raw[key]) && Object.keys(raw[key]).length > 0) throw new Error(`this runtime does not know ${key}`)
  }
  for (const behaviour of behavioursOf(raw)) merge(into, behaviour)
  Object.assign(into.data, raw['data'])
  for (const [name, value] of entries(raw['properties'])) into.properties.set(name, propertyOf(value))
  for (const [name, value] of entries(raw['methods'])) into.members.set(name, value)
  for (const [fields, run] of entries(raw['observers'])) {
    if (typeof run === 'function')
      into.observers.push({ fields: fields.split(',').map((field) => field.trim()), run: run as Method })
  }
  const own = isObject(raw['lifetimes']) ? raw['lifetimes'] : {}
  for (const name of LIFETIMES) addLifetime(into, name, own[name] ?? raw[name])
  const page = isObject(raw['pageLifetimes']) ? raw['pageLifetimes'] : {}
  addLifetime(into, 'show', page['show'])
  addLifetime(into, 'hide', page['hide'])
}

function addLifetime(into: Definition, name: Lifetime, run: unknown): void {
  if (typeof run === 'function') into.lifetimes.set(name, [...(into.lifetimes.get(name) ?? []), run as Method])
}

function behavioursOf(raw: Raw): Raw[] {
  const list = raw['behaviors']
  if (!Array.isArray(list)) return []
  return list.map((behaviour: unknown) => {
    if (!isObject(behaviour)) throw new Error(`this runtime does not know the behaviour ${String(behaviour)}`)
    return behaviour
  })
}

function propertyOf(raw: unknown): Property {
  if (!isObject(raw)) return { kind: nameOf(raw), value: TYPE_DEFAULTS[nameOf(raw)] ?? null, observer: undefined }
  const kind = Array.isArray(raw['optionalTypes']) ? 'null' : nameOf(raw['type'])
  return { kind, value: 'value' in raw ? raw['value'] : (TYPE_DEFAULTS[kind] ?? null), observer: raw['observer'] }
}

function nameOf(type: unknown): string {
  return typeof type === 'function' ? type.name : 'null'
}

function entries(value: unknown): [string, unknown][] {
  return isObject(value) ? Object.entries(value) : []
}
