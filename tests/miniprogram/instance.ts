import { getPath, setPath } from './data-path.ts'
import type { Definition, Lifetime, Method } from './definition.ts'
import type { Faults } from './faults.ts'
import { isObject } from './faults.ts'
import type { Realm } from './realm.ts'
import type { Memory, TreeNode } from './tree.ts'

/** WeChat slows down or drops larger updates. */
export const SET_DATA_BYTES_MAX = 256 * 1024

/** One `setData`: what crossed from the program to the page. */
export type Sent = { readonly bytes: number; readonly keys: readonly string[] }

export type Surroundings = {
  readonly logic: Realm
  readonly view: Realm
  readonly faults: Faults
  /** Renders the page soon, then calls back. */
  render(page: Instance, done: () => void): void
}

type Data = Record<string, unknown>

/** A page or a component that is alive: its data on both sides, and the object its methods know as `this`. */
export class Instance {
  readonly path: string
  readonly page: Instance
  readonly owner: Instance | undefined
  readonly definition: Definition
  readonly exposed: Data
  /** The data as the templates see it: a copy that lives in the view's realm. */
  readonly viewData: Data
  memory = new Map<string, Memory>()
  /** The element that a component stands for; of a page, the root. */
  node: TreeNode | undefined
  alive = true
  /** Of a page: what WeChat asks before it is left. */
  askedBeforeLeaving: string | undefined
  /** Of a page: all that was sent to it so far. */
  readonly sent: Sent[] = []
  private readonly around: Surroundings
  private readonly given = new Map<string, string>()

  constructor(path: string, owner: Instance | undefined, definition: Definition, around: Surroundings) {
    this.path = path
    this.owner = owner
    this.page = owner?.page ?? this
    this.definition = definition
    this.around = around
    const start: Data = { ...definition.data }
    for (const [name, property] of definition.properties) start[name] = property.value
    const json = JSON.stringify(start)
    this.viewData = around.view.parse(json) as Data
    this.exposed = around.logic.parse('{}') as Data
    this.exposed['data'] = around.logic.parse(json)
    this.exposed['properties'] = this.exposed['data']
    for (const [name, member] of definition.members) this.exposed[name] = member
    this.exposed['setData'] = (data: unknown, done?: unknown) => this.setData(data, done)
  }

  /** What the program calls as `this.setData`. */
  setData(data: unknown, done: unknown): void {
    const { faults, logic } = this.around
    if (!isObject(data)) return faults.record('wx-call', new TypeError(`${this.path}: setData needs an object`))
    const json = faults.guard(() => JSON.stringify(data))
    if (json === undefined || !this.alive) return
    const bytes = Buffer.byteLength(json)
    this.page.sent.push({ bytes, keys: Object.keys(data) })
    if (bytes > SET_DATA_BYTES_MAX)
      faults.record('set-data-size', `${this.path}: setData of ${bytes} bytes, at most ${SET_DATA_BYTES_MAX}`)
    this.apply(json, logic.parse(json) as Data)
    this.around.render(this.page, () => {
      if (typeof done === 'function') faults.guard(() => (done as Method).call(this.exposed))
    })
  }

  /** Takes over the attributes of the element it stands for. */
  setProperties(attrs: Readonly<Record<string, unknown>>): void {
    const changed: Data = {}
    for (const [name, property] of this.definition.properties) {
      if (!(name in attrs) || attrs[name] === undefined) continue
      const json = JSON.stringify(convert(property.kind, attrs[name]))
      if (this.given.get(name) === json) continue
      this.given.set(name, json)
      changed[name] = JSON.parse(json) as unknown
    }
    if (Object.keys(changed).length === 0) return
    const json = JSON.stringify(changed)
    this.apply(json, this.around.logic.parse(json) as Data)
  }

  call(lifetime: Lifetime): void {
    for (const run of this.definition.lifetimes.get(lifetime) ?? []) {
      this.around.faults.guard(() => run.call(this.exposed))
    }
  }

  /** Calls a method that the program may have left out. */
  callMember(name: string, ...args: unknown[]): unknown {
    const member = this.exposed[name]
    if (typeof member !== 'function') return undefined
    return this.around.faults.guard(() => (member as Method).apply(this.exposed, args))
  }

  /** Ends it with all components inside, innermost last. */
  detach(): void {
    if (!this.alive) return
    this.alive = false
    for (const { component } of this.memory.values()) component?.detach()
    this.call('detached')
  }

  private apply(json: string, incoming: Data): void {
    const { logic, view, faults } = this.around
    const data = this.exposed['data'] as Data
    const viewIncoming = view.parse(json) as Data
    const before = new Map([...this.definition.properties.keys()].map((name) => [name, data[name]]))
    for (const [key, value] of Object.entries(incoming)) {
      setPath(data, key, value, logic.parse)
      setPath(this.viewData, key, viewIncoming[key], view.parse)
    }
    const keys = Object.keys(incoming)
    for (const [name, { observer }] of this.definition.properties) {
      const run = typeof observer === 'string' ? this.exposed[observer] : observer
      if (typeof run === 'function' && before.get(name) !== data[name])
        faults.guard(() => (run as Method).call(this.exposed, data[name], before.get(name)))
    }
    for (const { fields, run } of this.definition.observers) {
      if (fields.some((field) => keys.some((key) => touches(field, key))))
        faults.guard(() =>
          run.apply(
            this.exposed,
            fields.map((field) => getPath(data, field.replace(/\.?\*\*$/, ''))),
          ),
        )
    }
  }
}

function touches(field: string, key: string): boolean {
  if (field === '**') return true
  const stem = field.replace(/\.\*\*$/, '')
  return (
    key === stem ||
    key.startsWith(`${stem}.`) ||
    key.startsWith(`${stem}[`) ||
    (field === stem && stem.startsWith(`${key}.`))
  )
}

function convert(kind: string, value: unknown): unknown {
  if (kind === 'String') return value === null ? '' : String(value)
  if (kind === 'Number') return Number(value)
  if (kind === 'Boolean') return Boolean(value)
  return value
}
