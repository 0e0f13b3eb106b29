import type { EndpointInput, listConsoleMembers } from '@cheyou/contract'
import type { RuleSet } from '@cheyou/domain'
import { allOf, type Condition } from '../../platform/db/where.ts'

type Query = EndpointInput<typeof listConsoleMembers>['query']

/** A day of a column from one day to another, both included; either may be left open. */
export function between(column: string, from: string | undefined, to: string | undefined): Condition[] {
  return [from === undefined ? null : [`${column} >= ?`, from], to === undefined ? null : [`${column} <= ?`, to]]
}

/** Members whose tier rose within some days, by the order of the tiers in force; a tier that is no more is neither higher nor lower. */
export function rose(groupId: string, { upgradedFrom, upgradedTo }: Query, { tiers }: RuleSet): Condition {
  if (upgradedFrom === undefined && upgradedTo === undefined) return null
  const pairs = tiers.flatMap(({ code: from }, rank) => tiers.slice(rank + 1).map(({ code: to }) => [from, to]))
  const isHigher = pairs.map(() => '(t.fromTier = ? AND t.toTier = ?)').join(' OR ')
  const { where, params } = allOf([['t.groupId = ?', groupId], ...between('t.effectiveOn', upgradedFrom, upgradedTo)])
  return [
    `m.id IN (SELECT t.memberId FROM tier_changes t WHERE ${where} AND (${isHigher || '1 = 0'}))`,
    ...params,
    ...pairs.flat(),
  ]
}

/** Members with points left that end within some days. */
export function pointsEnd(groupId: string, { pointsEndFrom, pointsEndTo }: Query): Condition {
  if (pointsEndFrom === undefined && pointsEndTo === undefined) return null
  const { where, params } = allOf([
    ['l.groupId = ?', groupId],
    ...between('l.expiresOn', pointsEndFrom, pointsEndTo),
    ['l.remaining > 0'],
  ])
  return [`m.id IN (SELECT l.memberId FROM point_lots l WHERE ${where})`, ...params]
}
