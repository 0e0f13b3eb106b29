import type { TreeNode } from './tree.ts'
import { attr, pathOf, printTree, textOf, visibleNodes } from './tree.ts'

type Words = string | RegExp

/** All that is given must hold. `nth` (from 0) chooses among several. */
export type Query = {
  readonly text?: Words
  readonly label?: Words
  readonly placeholder?: Words
  readonly role?: string
  readonly id?: string
  readonly className?: string
  readonly tag?: string
  readonly nth?: number
}

/**
 * What a test names on the screen. A string is an accessible name given by `aria-label`, or else a text or placeholder, or
 * else a part of any of them.
 */
export type Target = string | RegExp | Query

/** The innermost visible elements that fit. */
export function findAll(root: TreeNode, target: Target): TreeNode[] {
  const nodes = visibleNodes(root)
  if (typeof target === 'string') {
    for (const fit of [
      (node: TreeNode) => attr(node, 'ariaLabel') === target,
      (node: TreeNode) => namesOf(node).includes(target),
      (node: TreeNode) => namesOf(node).some((name) => name.includes(target)),
    ]) {
      const found = innermost(nodes.filter(fit))
      if (found.length > 0) return found
    }
    return []
  }
  if (target instanceof RegExp)
    return innermost(nodes.filter((node) => namesOf(node).some((name) => target.test(name))))
  const found = innermost(nodes.filter((node) => fits(node, target)))
  return target.nth === undefined ? found : found.slice(target.nth, target.nth + 1)
}

/** What a target is called in messages. */
export function describeTarget(target: Target): string {
  return typeof target === 'string' ? `"${target}"` : target instanceof RegExp ? String(target) : JSON.stringify(target)
}

/** A message that shows the screen, so that one sees what stands there instead. */
export function notFound(root: TreeNode, target: Target): string {
  return `${describeTarget(target)} is not on the screen:\n${printTree(root)}`
}

function namesOf(node: TreeNode): string[] {
  const names = [attr(node, 'ariaLabel'), textOf(node).replace(/\n/g, ' '), attr(node, 'placeholder')]
  return names.filter((name) => name !== '')
}

function fits(node: TreeNode, query: Query): boolean {
  const { text, label, placeholder, role, id, className, tag } = query
  return (
    (text === undefined || says(textOf(node).replace(/\n/g, ' '), text)) &&
    (label === undefined || says(attr(node, 'ariaLabel'), label)) &&
    (placeholder === undefined || says(attr(node, 'placeholder'), placeholder)) &&
    (role === undefined || roleOf(node) === role) &&
    (id === undefined || attr(node, 'id') === id) &&
    (className === undefined || attr(node, 'class').split(/\s+/).includes(className)) &&
    (tag === undefined || node.tag === tag)
  )
}

function roleOf(node: TreeNode): string {
  return attr(node, 'ariaRole') || (node.tag === 'button' ? 'button' : '')
}

function says(words: string, wanted: Words): boolean {
  return typeof wanted === 'string' ? words.includes(wanted) : wanted.test(words)
}

function innermost(nodes: TreeNode[]): TreeNode[] {
  const outer = new Set(nodes.flatMap((node) => pathOf(node).slice(1)))
  return nodes.filter((node) => !outer.has(node))
}
