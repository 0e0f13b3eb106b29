import { parse, type Node } from 'acorn'
import { simple } from 'acorn-walk'

/** What iOS 14 (Safari 14.0) and Chrome 86 parse is ECMAScript 2021: class fields came with 14.1. */
const SYNTAX = 2021

/** Built-in methods that came later; what `platform/missing.ts` of the mini-program brings is not among them. */
const METHODS = new Set(
  `findLast findLastIndex toSorted toReversed toSpliced groupBy fromAsync withResolvers isWellFormed toWellFormed
  getOrInsert isSubsetOf isSupersetOf isDisjointFrom symmetricDifference`.split(/\s+/),
)
const GLOBALS = new Set(['structuredClone', 'WeakRef', 'FinalizationRegistry', 'Iterator'])

type Called = Node & {
  callee: Node & { name?: string; property?: Node & { name?: string; value?: unknown } }
  arguments: (Node & { value?: unknown })[]
}

/** What a script has that the oldest promised phones cannot run; its first syntax error alone, when it has one. */
export function beyondFloor(code: string): string[] {
  const found: string[] = []
  let tree
  try {
    tree = parse(code, { ecmaVersion: SYNTAX, sourceType: 'script', allowReturnOutsideFunction: true })
  } catch (error) {
    return [(error as Error).message]
  }
  const pattern = (text: unknown): void => {
    if (typeof text === 'string' && /\(\?<[=!]/.test(text)) found.push('lookbehind')
  }
  simple(tree, {
    CallExpression(node) {
      const { callee } = node as unknown as Called
      const method = callee.property?.name ?? callee.property?.value
      if (typeof method === 'string' && METHODS.has(method)) found.push(`${method}()`)
      if (callee.name !== undefined && GLOBALS.has(callee.name)) found.push(`${callee.name}()`)
    },
    NewExpression(node) {
      const { callee, arguments: given } = node as unknown as Called
      if (callee.name !== undefined && GLOBALS.has(callee.name)) found.push(callee.name)
      if (callee.name === 'RegExp') pattern(given[0]?.value)
    },
    Literal(node) {
      pattern(node.regex?.pattern)
    },
  })
  return found
}
