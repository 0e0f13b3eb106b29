import { addDays, startOfBusinessDay } from '@cheyou/domain'
import type { SqlValue } from './sql.ts'

/** A condition with the values of its placeholders; null: nobody asked for it. */
export type Condition = readonly [condition: string, ...params: readonly SqlValue[]] | null

/** Conditions that must all hold, with their values in the order of the placeholders. */
export function allOf(conditions: readonly Condition[]): { where: string; params: SqlValue[] } {
  const asked = conditions.filter((condition) => condition !== null)
  return {
    where: asked.map(([condition]) => condition).join(' AND '),
    params: asked.flatMap(([, ...params]) => params),
  }
}

/** Instants of a column from the beginning of one business day to the end of another, both included; either may be left open. */
export function duringDays(column: string, from: string | undefined, to: string | undefined): Condition[] {
  return [
    from === undefined ? null : [`${column} >= ?`, startOfBusinessDay(from)],
    to === undefined ? null : [`${column} < ?`, startOfBusinessDay(addDays(to, 1))],
  ]
}
