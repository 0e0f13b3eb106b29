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
