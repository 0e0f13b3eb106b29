import { trackNames, terms } from '@cheyou/words'
import type { RuleSimulation, SimulatedRules } from '@cheyou/contract'

export type Report = NonNullable<RuleSimulation['report']>

/** One month, tier or work type by the version in force and by the draft. */
export interface Pair {
  readonly code: string
  readonly name: string
  readonly before: Side
  readonly after: Side
}

export interface Side {
  readonly qualifying: number
  readonly redeemable: number
  readonly liabilityFen: number
  /** Members at the end; of tiers only. */
  readonly members: number
}

type Row = Pick<Side, 'qualifying' | 'redeemable'> & { readonly membersAfter?: number }

/** Rows of both sides by code, those of the version in force first; what one side lacks is nothing. */
export function pairsOf<Kind extends 'byMonth' | 'byTier' | 'byWorkType'>(
  { inForce, tried }: Pick<Report, 'inForce' | 'tried'>,
  kind: Kind,
  codeOf: (row: SimulatedRules[Kind][number]) => string,
  nameOf: (code: string) => string = (code) => code,
): Pair[] {
  const rowsOf = (rules: SimulatedRules) =>
    new Map((rules[kind] as SimulatedRules[Kind][number][]).map((row) => [codeOf(row), sideOf(row, rules)]))
  const before = rowsOf(inForce)
  const after = rowsOf(tried)
  const none: Side = { qualifying: 0, redeemable: 0, liabilityFen: 0, members: 0 }
  return [...new Set([...before.keys(), ...after.keys()])].map((code) => ({
    code,
    name: nameOf(code),
    before: before.get(code) ?? none,
    after: after.get(code) ?? none,
  }))
}

/** A point is worth the same everywhere in a set of rules, so the whole's worth says what a part is worth. */
function sideOf({ qualifying, redeemable, membersAfter = 0 }: Row, whole: SimulatedRules): Side {
  const liabilityFen = whole.redeemable === 0 ? 0 : Math.round((redeemable * whole.liabilityFen) / whole.redeemable)
  return { qualifying, redeemable, liabilityFen, members: membersAfter }
}

/** How the shop calls what a report tells apart by codes. */
export interface SimulatedNames {
  readonly tier: (code: string) => string
  readonly workType: (code: string) => string
}

/** The whole report as a table to keep. */
export function reportTable(report: Report, names: SimulatedNames): (string | number)[][] {
  const parts: [string, Pair[]][] = [
    ['月份', pairsOf(report, 'byMonth', ({ month }) => month)],
    [terms.workType, pairsOf(report, 'byWorkType', ({ workType }) => workType, names.workType)],
    ['等级', pairsOf(report, 'byTier', ({ tier }) => tier, names.tier)],
  ]
  const sides = [trackNames.qualifying, trackNames.redeemable, '成本（元）', '期末会员']
  const cells = ({ qualifying, redeemable, liabilityFen, members }: Side) => [
    qualifying,
    redeemable,
    liabilityFen / 100,
    members,
  ]
  return [
    ['分类', '名称', ...sides.map((side) => `现行${side}`), ...sides.map((side) => `草稿${side}`)],
    ...parts.flatMap(([part, rows]) =>
      rows.map(({ name, before, after }) => [part, name, ...cells(before), ...cells(after)]),
    ),
  ]
}
