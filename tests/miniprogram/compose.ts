import type { Faults } from './faults.ts'
import type { Instance } from './instance.ts'
import type { Memory, TreeChild, TreeNode } from './tree.ts'
import type { RawNode, View } from './view.ts'

export type Composer = {
  readonly view: View
  readonly faults: Faults
  /** Tags of a page or component → the components they stand for. */
  tagsOf(path: string): ReadonlyMap<string, string>
  createComponent(path: string, owner: Instance): Instance | undefined
}

type Walk = {
  readonly composer: Composer
  readonly owner: Instance
  readonly tags: ReadonlyMap<string, string>
  readonly before: Map<string, Memory>
  /** What was written inside a component's tag, to be placed where its template has a slot. */
  readonly light: TreeChild[]
  readonly fresh: Instance[]
}

/** The elements that WeChat itself knows. */
export const NATIVE_TAGS: ReadonlySet<string> = new Set(
  `ad ad-custom audio block button camera canvas checkbox checkbox-group cover-image cover-view editor form functional-page-navigator
  icon image input keyboard-accessory label live-player live-pusher map match-media movable-area movable-view navigation-bar navigator
  official-account open-data page-container page-meta picker picker-view picker-view-column progress radio radio-group rich-text
  root-portal scroll-view share-element slider slot span sticky-header sticky-section swiper swiper-item switch text textarea video
  view voip-room wx-scope grid-view list-view list-builder snapshot`.split(/\s+/),
)

/** Renders a page with all its components. New ones are attached, and vanished ones detached, on the way. */
export function composePage(page: Instance, composer: Composer): TreeNode {
  const root = makeNode('page', {}, undefined, page, {})
  const fresh: Instance[] = []
  root.component = page
  page.node = root
  root.children = composeTemplate(page, composer, root, [], fresh)
  for (const component of fresh) component.call('ready')
  return root
}

export function makeNode(
  tag: string,
  attrs: Record<string, unknown>,
  parent: TreeNode | undefined,
  owner: Instance | undefined,
  memory: Memory,
  native?: () => void,
): TreeNode {
  return { tag, attrs, children: [], parent, owner, memory, component: undefined, native }
}

function composeTemplate(
  owner: Instance,
  composer: Composer,
  root: TreeNode,
  light: TreeChild[],
  fresh: Instance[],
): TreeChild[] {
  const raw = composer.view.generate(owner.path, owner.viewData)
  const walk: Walk = { composer, owner, tags: composer.tagsOf(owner.path), before: owner.memory, light, fresh }
  owner.memory = new Map()
  const children = walkChildren(walk, raw.children ?? [], '', root)
  for (const [key, { component }] of walk.before) {
    if (component && owner.memory.get(key)?.component !== component) component.detach()
  }
  return children
}

function walkChildren(walk: Walk, raws: (RawNode | string)[], prefix: string, parent: TreeNode): TreeChild[] {
  return raws.flatMap((raw, index): TreeChild[] => {
    if (typeof raw !== 'object') return [raw]
    const key = `${prefix}/${raw.wxKey === undefined ? index : `key:${String(raw.wxKey)}`}`
    if (raw.tag === 'virtual') return walkChildren(walk, raw.children ?? [], key, parent)
    return element(walk, raw, key, parent)
  })
}

function element(walk: Walk, raw: RawNode, position: string, parent: TreeNode): TreeChild[] {
  const tag = raw.tag.replace(/^wx-/, '')
  let key = `${position}<${tag}`
  while (walk.owner.memory.has(key)) key += '+'
  if (tag === 'slot') return fillSlot(walk, String(raw.attr?.['name'] ?? ''), parent)
  const memory = walk.before.get(key) ?? {}
  walk.owner.memory.set(key, memory)
  const node = makeNode(tag, raw.attr ?? {}, parent, walk.owner, memory)
  const inside = walkChildren(walk, raw.children ?? [], key, node)
  const path = walk.tags.get(tag)
  if (path === undefined) {
    if (!NATIVE_TAGS.has(tag)) walk.composer.faults.record('template', `${walk.owner.path}: <${tag}> is not registered`)
    node.children = inside
  } else fillComponent(walk, path, node, inside)
  return [node]
}

function fillComponent(walk: Walk, path: string, node: TreeNode, light: TreeChild[]): void {
  const known = node.memory.component
  // Data may have been replaced while rendering detached it, so only a living one is taken again.
  const component =
    known?.alive === true && known.path === path ? known : walk.composer.createComponent(path, walk.owner)
  if (!component) return
  component.node = node
  node.component = component
  if (component !== known) component.call('created')
  component.setProperties(node.attrs)
  if (component !== known) {
    node.memory.component = component
    component.call('attached')
    walk.fresh.push(component)
  }
  node.children = composeTemplate(component, walk.composer, node, light, walk.fresh)
}

function fillSlot(walk: Walk, name: string, parent: TreeNode): TreeChild[] {
  const placed = walk.light.filter(
    (child) => (typeof child === 'string' ? '' : String(child.attrs['slot'] ?? '')) === name,
  )
  for (const child of placed) if (typeof child !== 'string') child.parent = parent
  return placed
}
