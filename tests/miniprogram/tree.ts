import type { Instance } from './instance.ts'

export type TreeChild = TreeNode | string

/** What a native widget keeps to itself between two renders: typed text, a tick, how far it is scrolled. */
export type Memory = {
  component?: Instance
  /** What was typed, over which value of the program: a new value of the program replaces it. */
  typed?: { readonly value: string; readonly over: string }
  checked?: boolean
  scrollTop?: number
  canvas?: unknown
}

/** An element on the screen. Components are opened: their own elements stand where the screen shows them. */
export type TreeNode = {
  readonly tag: string
  /** Attributes as the template compiler names them: `ariaLabel`, `bindtap`, `data-sid`. */
  readonly attrs: Readonly<Record<string, unknown>>
  children: TreeChild[]
  parent: TreeNode | undefined
  /** The page or component whose template it stands in; nobody for what WeChat itself draws. */
  readonly owner: Instance | undefined
  readonly memory: Memory
  component: Instance | undefined
  /** What WeChat does itself when this is tapped, for what it draws. */
  readonly native: (() => void) | undefined
}

const INLINE_TAGS = new Set(['text', 'span'])
const NAMED_CHARACTERS: Record<string, string> = {
  nbsp: ' ',
  ensp: ' ',
  emsp: ' ',
  lt: '<',
  gt: '>',
  amp: '&',
  apos: "'",
}

/** Everything one can read on the screen from this element down, a line for each block. */
export function textOf(node: TreeNode): string {
  const parts: string[] = []
  collect(node, parts)
  return parts
    .join('')
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '')
    .join('\n')
}

/** Every element that can be seen, in reading order. */
export function visibleNodes(root: TreeNode): TreeNode[] {
  if (isHidden(root)) return []
  return [root, ...root.children.flatMap((child) => (typeof child === 'string' ? [] : visibleNodes(child)))]
}

/** The element and all that it stands in, inside out. */
export function pathOf(node: TreeNode): TreeNode[] {
  const path = [node]
  for (let at = node.parent; at; at = at.parent) path.push(at)
  return path
}

export function attr(node: TreeNode, name: string): string {
  const value = node.attrs[name]
  return value === undefined || value === null ? '' : String(value)
}

/** `data-user-name` → `userName`, as handlers find it in `dataset`. */
export function datasetOf(node: TreeNode): Record<string, unknown> {
  const dataset: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(node.attrs)) {
    if (!name.startsWith('data-')) continue
    const key = name
      .slice(5)
      .toLowerCase()
      .replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())
    dataset[key] = value
  }
  return dataset
}

/** The tree as text, for messages: a line for each element, with what tells it apart. */
export function printTree(node: TreeNode, indent = ''): string {
  const shown = ['id', 'class', 'ariaLabel', 'ariaRole', 'placeholder', 'bindtap', 'catchtap']
    .filter((name) => attr(node, name) !== '')
    .map((name) => ` ${name}="${attr(node, name)}"`)
  const hidden = isHidden(node) ? ' (hidden)' : ''
  const children = node.children.map((child) =>
    typeof child === 'string' ? `${indent}  ${child.trim()}` : printTree(child, `${indent}  `),
  )
  return [`${indent}<${node.tag}${shown.join('')}>${hidden}`, ...children.filter((line) => line.trim() !== '')].join(
    '\n',
  )
}

function isHidden(node: TreeNode): boolean {
  if (node.attrs['hidden'] === true || node.attrs['hidden'] === 'true') return true
  return /(^|;)\s*(display\s*:\s*none|visibility\s*:\s*hidden)/.test(attr(node, 'style'))
}

function collect(node: TreeNode, parts: string[]): void {
  if (isHidden(node)) return
  const block = !INLINE_TAGS.has(node.tag)
  if (block) parts.push('\n')
  if (node.tag === 'input' || node.tag === 'textarea') parts.push(valueOf(node) || attr(node, 'placeholder'))
  if (node.tag === 'rich-text' && typeof node.attrs['nodes'] === 'string')
    parts.push(node.attrs['nodes'].replace(/<[^>]*>/g, ' '))
  for (const child of node.children) {
    if (typeof child !== 'string') collect(child, parts)
    else parts.push(child.replace(/&(\w+);/g, (whole, name: string) => NAMED_CHARACTERS[name] ?? whole))
  }
  if (block) parts.push('\n')
}

/** What stands in a text field: what was typed, or what the program put there since. */
export function valueOf(node: TreeNode): string {
  const given = attr(node, 'value')
  return node.memory.typed?.over === given ? node.memory.typed.value : given
}
