/** A work type, tier or benefit as the shop calls it. */
interface Named {
  readonly code: string
  readonly name: string
}

/** The name of a code in a list that the shop edits; one that is not in it any more is shown as the code. */
export function nameIn(known: readonly Named[], code: string): string {
  return known.find((one) => one.code === code)?.name ?? code
}

/** The rate of the work types that have none of their own. */
export const otherWorkTypes = '其他维修类型'

/** The first tier of a draft that names none yet. */
export const lowestTier = '最低等级'
