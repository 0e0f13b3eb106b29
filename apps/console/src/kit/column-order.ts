import type { DeskColumns } from '@cheyou/contract'

interface Keyed {
  readonly key: string
  readonly optional?: true
}

/** Nothing is chosen: the columns as the list has them. */
export const usualColumns: DeskColumns = { hidden: [], shown: [], order: [] }

/**
 * Columns in the order that somebody gave them. The first stays first: it opens the row. One that the order does not know, because
 * a later version added it, follows the one that it follows usually; what is no column any more is left out.
 */
export function inOrder<Column extends Keyed>(all: readonly Column[], order: readonly string[]): readonly Column[] {
  const [first, ...others] = all
  if (first === undefined || order.length === 0) return all
  const known = new Map(others.map((column) => [column.key, column]))
  const ordered = [first, ...new Set(order.flatMap((key) => known.get(key) ?? []))]
  others.forEach((column, at) => {
    if (ordered.includes(column)) return
    const before = others[at - 1] ?? first
    ordered.splice(ordered.indexOf(before) + 1, 0, column)
  })
  return ordered
}

export function isShown({ key, optional }: Keyed, { hidden, shown }: DeskColumns): boolean {
  return optional ? shown.includes(key) : !hidden.includes(key)
}

/** The choice with a column shown or hidden. */
export function turned(choice: DeskColumns, { key, optional }: Keyed, show: boolean): DeskColumns {
  const without = (keys: readonly string[]) => keys.filter((one) => one !== key)
  const hidden = without(choice.hidden)
  const shown = without(choice.shown)
  if (optional) return { ...choice, hidden, shown: show ? [...shown, key] : shown }
  return { ...choice, shown, hidden: show ? hidden : [...hidden, key] }
}

/** The choice with a column moved by some places among all columns but the first. */
export function moved(choice: DeskColumns, all: readonly Keyed[], key: string, by: -1 | 1): DeskColumns {
  const order = inOrder(all, choice.order)
    .slice(1)
    .map((column) => column.key)
  const at = order.indexOf(key)
  const to = at + by
  if (at < 0 || to < 0 || to >= order.length) return choice
  order.splice(at, 1)
  order.splice(to, 0, key)
  return { ...choice, order }
}
