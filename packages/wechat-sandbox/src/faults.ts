/** What goes wrong instead of the real answer. */
export type Fault =
  | { readonly kind: 'errcode'; readonly errcode: number }
  /** A gateway in front of WeChat answers with this status and a page of HTML. */
  | { readonly kind: 'status'; readonly status: number }
  /** Something in between answers this text with status 200. */
  | { readonly kind: 'body'; readonly body: string }
  /** The connection is taken and nothing is ever answered. */
  | { readonly kind: 'hang' }

/** Failures on demand: the next `times` requests to a path. */
export interface Faults {
  plan(path: string, fault: Fault, times: number): void
  /** The fault for a request to this path, used up by asking; null means answer properly. */
  next(path: string): Fault | null
}

/** Keeps planned failures by path, in the order they were planned. */
export function createFaults(): Faults {
  const planned = new Map<string, Fault[]>()
  return {
    plan(path, fault, times) {
      const queue = planned.get(path) ?? []
      for (let n = 0; n < times; n += 1) queue.push(fault)
      planned.set(path, queue)
    },
    next: (path) => planned.get(path)?.shift() ?? null,
  }
}
