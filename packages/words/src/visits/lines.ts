import type { LineKind, Payer } from '@cheyou/contract/codes'

export const payerNames: Readonly<Record<Payer, string>> = {
  customer: '客户付',
  insurer: '保险付',
  manufacturer: '厂家付',
  internal: '内部',
}

export const lineKindNames: Readonly<Record<LineKind, string>> = { labour: '工时', part: '配件' }

/** Kinds of line in a row: `工时、配件`. */
export function lineKindsIn(kinds: readonly LineKind[]): string {
  return kinds.map((kind) => lineKindNames[kind]).join('、')
}
