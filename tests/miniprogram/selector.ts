import type { Instance } from './instance.ts'
import type { TreeNode } from './tree.ts'
import { attr } from './tree.ts'

type Step = { readonly tests: readonly string[]; readonly direct: boolean }

/**
 * The elements in an instance's own template that a selector names, as WeChat finds them: `#id`, `.class`, tags, joined
 * (`.a.b`), inside (`.a .b`) and directly inside (`.a > .b`). Only `>>>` looks into components.
 * @throws Error on a selector of another kind.
 */
export function select(scope: Instance, selector: string): TreeNode[] {
  const [here, ...deeper] = selector.split('>>>').map((part) => part.trim())
  let found = selectHere(scope, here ?? '')
  for (const part of deeper) {
    found = found.flatMap((node) => (node.component ? selectHere(node.component, part) : []))
  }
  return found
}

export function selectComponents(scope: Instance, selector: string): Instance[] {
  return select(scope, selector).flatMap((node) => (node.component && node.component !== scope ? [node.component] : []))
}

function selectHere(scope: Instance, selector: string): TreeNode[] {
  const alternatives = selector.split(',').map((one) => parse(one.trim()))
  return ownNodes(scope).filter((node) => alternatives.some((steps) => matches(node, steps, scope)))
}

function ownNodes(scope: Instance): TreeNode[] {
  const found: TreeNode[] = []
  const visit = (node: TreeNode) => {
    if (node.owner === scope && node !== scope.node) found.push(node)
    for (const child of node.children) if (typeof child !== 'string') visit(child)
  }
  if (scope.node) visit(scope.node)
  return found
}

function parse(selector: string): Step[] {
  const steps: Step[] = []
  let direct = false
  for (const word of selector.replace(/>/g, ' > ').split(/\s+/)) {
    if (word === '>') direct = true
    else {
      const tests = word.match(/[#.]?[\w\-\u4e00-\u9fff|]+/g) ?? []
      if (tests.join('') !== word) throw new Error(`this runtime does not know the selector "${selector}"`)
      steps.push({ tests, direct })
      direct = false
    }
  }
  return steps
}

function matches(node: TreeNode | undefined, steps: readonly Step[], scope: Instance): boolean {
  const step = steps.at(-1)
  if (!step) return true
  if (!node || !step.tests.every((test) => satisfies(node, test))) return false
  const rest = steps.slice(0, -1)
  if (rest.length === 0) return true
  for (let at = node.parent; at; at = at.parent) {
    if (at.owner === scope && matches(at, rest, scope)) return true
    if (step.direct) return false
  }
  return false
}

function satisfies(node: TreeNode, test: string): boolean {
  if (test.startsWith('#')) return attr(node, 'id') === test.slice(1)
  if (test.startsWith('.')) return attr(node, 'class').split(/\s+/).includes(test.slice(1))
  return node.tag === test
}
