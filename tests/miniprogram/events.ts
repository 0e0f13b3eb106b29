import type { Faults } from './faults.ts'
import type { Instance } from './instance.ts'
import type { Listeners } from './listeners.ts'
import type { Realm } from './realm.ts'
import type { TreeNode } from './tree.ts'
import { attr, datasetOf, pathOf } from './tree.ts'

export type EventSurroundings = { logic: Realm; faults: Faults; listeners: Listeners; now(): number }

type Binding = { readonly method: string; readonly stops: boolean; readonly mutual: boolean }
type Sent = { readonly type: string; readonly detail: unknown; readonly touches: unknown[]; readonly target: TreeNode }

/** Events that go up the tree; all others stay with the element they happen to. */
const BUBBLING = new Set(
  `tap longpress longtap touchstart touchmove touchcancel touchend touchforcechange transitionend animationstart
  animationiteration animationend`.split(/\s+/),
)

/**
 * Sends an event as WeChat does: down through `capture-`, then up through `bind`, until somebody catches it.
 * @returns Whether anybody heard it.
 */
export function dispatch(
  around: EventSurroundings,
  target: TreeNode,
  type: string,
  detail: unknown,
  touches: unknown[] = [],
): boolean {
  const sent: Sent = { type, detail, touches, target }
  const path = BUBBLING.has(type) ? pathOf(target) : [target]
  let heard = false
  for (const node of [...path].reverse()) {
    const binding = bindingOf(node, type, true)
    if (binding) heard = call(around, node, binding, sent) || heard
    if (binding?.stops) return heard
  }
  let taken = false
  for (const node of path) {
    const binding = bindingOf(node, type, false)
    if (!binding || (binding.mutual && taken)) continue
    taken ||= binding.mutual
    heard = call(around, node, binding, sent) || heard
    if (binding.stops) return heard
  }
  return heard
}

/** An event that a component sends by `triggerEvent` to its user. */
export function trigger(
  around: EventSurroundings,
  from: Instance,
  type: string,
  detail: unknown,
  options: { bubbles?: boolean; composed?: boolean } = {},
): void {
  if (!from.node) return
  const path = options.bubbles === true ? pathOf(from.node) : [from.node]
  for (const node of path) {
    if (options.composed !== true && node.owner !== from.owner) continue
    const binding = bindingOf(node, type, false)
    if (binding) call(around, node, binding, { type, detail, touches: [], target: from.node })
    if (binding?.stops) return
  }
}

/** Whether the event would be heard, without sending it. */
export function wouldHear(around: EventSurroundings, target: TreeNode, type: string): boolean {
  return (BUBBLING.has(type) ? pathOf(target) : [target]).some((node) => {
    const binding = bindingOf(node, type, false) ?? bindingOf(node, type, true)
    return binding !== undefined && around.listeners.hears(binding.method, datasetOf(node), type)
  })
}

function bindingOf(node: TreeNode, type: string, capture: boolean): Binding | undefined {
  const kinds = capture ? ['capture-bind', 'capture-catch'] : ['bind', 'catch', 'mut-bind']
  for (const kind of kinds) {
    const method = attr(node, `${kind}:${type}`) || attr(node, `${kind}${type}`)
    if (method !== '') return { method, stops: kind.endsWith('catch'), mutual: kind === 'mut-bind' }
  }
  return undefined
}

function call(around: EventSurroundings, node: TreeNode, { method }: Binding, sent: Sent): boolean {
  const { owner } = node
  if (!owner) return false
  if (typeof owner.exposed[method] !== 'function') {
    around.faults.record('handler-missing', `${owner.path} has no method "${method}" to handle "${sent.type}"`)
    return false
  }
  const heard = around.listeners.hears(method, datasetOf(node), sent.type)
  const target = seenFrom(owner, sent.target)
  owner.callMember(
    method,
    around.logic.adopt({
      type: sent.type,
      timeStamp: around.now(),
      target: describe(target),
      currentTarget: describe(node),
      mark: marksOf(node),
      detail: sent.detail,
      touches: sent.touches,
      changedTouches: sent.touches,
    }),
  )
  return heard
}

/** The user of a component sees the component as the target, not what is inside. */
function seenFrom(owner: Instance, target: TreeNode): TreeNode {
  return pathOf(target).find((node) => node.owner === owner) ?? target
}

function describe(node: TreeNode): Record<string, unknown> {
  return { id: attr(node, 'id'), dataset: datasetOf(node), offsetLeft: 0, offsetTop: 0 }
}

function marksOf(node: TreeNode): Record<string, unknown> {
  const marks: Record<string, unknown> = {}
  for (const at of pathOf(node).reverse()) {
    for (const [name, value] of Object.entries(at.attrs)) if (name.startsWith('mark:')) marks[name.slice(5)] = value
  }
  return marks
}
