/** A work type, tier or benefit as the shop calls it. */
interface Named {
  readonly code: string
  readonly name: string
}

/** What is shown for a code that is not, or no longer, in the shop's list of its kind: never the code itself. */
export const unnamed = {
  tier: '已取消的等级',
  workType: '未知维修类型',
  benefit: '已取消的权益',
  source: '已取消的奖励',
} as const

/** The name that the shop gave a code in a list it edits. */
export function nameIn(kind: keyof typeof unnamed, known: readonly Named[], code: string): string {
  return known.find((one) => one.code === code)?.name ?? unnamed[kind]
}

/** The rate of the work types that have none of their own. */
export const otherWorkTypes = '其他维修类型'

/** The first tier of a draft that names none yet. */
export const lowestTier = '最低等级'
