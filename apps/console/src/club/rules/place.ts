import type { Rules } from '@cheyou/contract'

type Node = Record<string, unknown>

/** What stands at a place such as `tiers.1.thresholdQualifying`. */
export function readPlace(rules: Rules, path: string): unknown {
  return path.split('.').reduce<unknown>((node, key) => (node as Node | undefined)?.[key], rules)
}

/** The rules with something else at a place; what was there before stays as it was. */
export function writePlace(rules: Rules, path: string, value: unknown): Rules {
  return written(rules, path.split('.'), value) as Rules
}

function written(node: unknown, [key, ...rest]: readonly string[], value: unknown): unknown {
  if (key === undefined) return value
  const copy = (Array.isArray(node) ? [...(node as unknown[])] : { ...(node as Node) }) as Node
  copy[key] = written(copy[key], rest, value)
  return copy
}
