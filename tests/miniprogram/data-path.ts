/** Splits the path of a `setData` key: `a.b[0].c`, and also `root.cn.[0].p4` as Taro writes it. */
export function parsePath(path: string): (string | number)[] {
  return [...path.matchAll(/\[(\d+)\]|[^.[\]]+/g)].map(([whole, index]) =>
    index === undefined ? whole : Number(index),
  )
}

/**
 * Sets a value deep inside `target`, making what is missing on the way.
 * @param parse Makes the missing objects and arrays, in the realm that the data lives in.
 */
export function setPath(
  target: Record<string | number, unknown>,
  path: string,
  value: unknown,
  parse: (json: string) => unknown,
): void {
  const steps = parsePath(path)
  const last = steps.pop()
  if (last === undefined) return
  let at = target
  for (const [index, step] of steps.entries()) {
    const next = at[step]
    if (typeof next !== 'object' || next === null)
      at[step] = parse(typeof (steps[index + 1] ?? last) === 'number' ? '[]' : '{}')
    at = at[step] as Record<string | number, unknown>
  }
  at[last] = value
}

/** The value at a path, or undefined. */
export function getPath(target: unknown, path: string): unknown {
  let at = target
  for (const step of parsePath(path)) {
    if (typeof at !== 'object' || at === null) return undefined
    at = (at as Record<string | number, unknown>)[step]
  }
  return at
}
