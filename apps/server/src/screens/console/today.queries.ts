import {
  listConsoleMembers,
  listConsoleRedemptions,
  listConsoleVisits,
  type EndpointOutput,
  type getToday,
} from '@cheyou/contract'
import { addDays, businessDateOf, startOfBusinessDay, type BusinessDate } from '@cheyou/domain'
import type { StaffCaller } from '../../areas/people/auth/index.ts'
import { sum } from '../../platform/db/columns.ts'
import { soleRow } from '../../platform/db/rows.ts'
import { placeholders } from '../../platform/db/sql.ts'
import { allOf } from '../../platform/db/where.ts'
import type { App } from '../../wiring.ts'
import { consoleMembers } from './console-members.queries.ts'
import { consoleRedemptions } from './console-redemptions.queries.ts'
import { consoleVisits, givenByVisit, visitConditions } from './console-visits.queries.ts'
import { figuresOf, ONE, type FigureSource } from './figures.ts'

/** How far ahead something ends soon, in days. */
const SOON_DAYS = 30

/** What happens today at the caller's stores, what changed since yesterday and what ends soon. */
export async function today(app: App, caller: StaffCaller): Promise<EndpointOutput<typeof getToday>> {
  const asOf = businessDateOf(app.clock.now())
  const [yesterday, soon] = [addDays(asOf, -1), addDays(asOf, SOON_DAYS)]
  const [happening, changed, ending] = await Promise.all([
    figuresOf(caller, [visitsOn(app, caller, asOf), redeemedOn(app, caller, asOf)]),
    figuresOf(caller, [
      members(app, caller, 'joined', { joinedFrom: yesterday, joinedTo: asOf }),
      members(app, caller, 'upgraded', { upgradedFrom: yesterday, upgradedTo: asOf }),
    ]),
    figuresOf(caller, [
      members(app, caller, 'memberships', { endsFrom: asOf, endsTo: soon }),
      heldUntil(app, caller, { collectFrom: asOf, collectTo: soon }),
      members(app, caller, 'points', { pointsEndFrom: asOf, pointsEndTo: soon }),
    ]),
  ])
  return { asOf, happening, changed, ending }
}

function members(
  app: App,
  caller: StaffCaller,
  kind: FigureSource['kind'],
  filter: Record<string, BusinessDate>,
): FigureSource {
  return {
    kind,
    list: listConsoleMembers,
    filter,
    count: () => consoleMembers(app, caller, { ...filter, limit: ONE }),
  }
}

function heldUntil(
  app: App,
  caller: StaffCaller,
  days: { collectFrom: BusinessDate; collectTo: BusinessDate },
): FigureSource {
  const filter = { state: 'held', ...days } as const
  return {
    kind: 'held_redemptions',
    list: listConsoleRedemptions,
    filter,
    count: () => consoleRedemptions(app, caller, { ...filter, limit: ONE }),
  }
}

/** Settled visits of a day, with what customers pay for them and the points that they gave. */
function visitsOn(app: App, caller: StaffCaller, day: BusinessDate): FigureSource {
  const filter = { show: 'settled', from: day, to: day } as const
  return {
    kind: 'visits',
    list: listConsoleVisits,
    filter,
    count: async () => {
      const counted = await consoleVisits(app, caller, { ...filter, limit: ONE })
      if (counted.count === 0) return counted
      const { where, params } = allOf(visitConditions(filter))
      const sums = await soleRow(
        app.db.read,
        { fen: sum(), points: sum() },
        `SELECT COALESCE(SUM(v.customerFen), 0) AS fen, COALESCE(SUM(${givenByVisit('redeemable')}), 0) AS points FROM visits v
         WHERE v.storeId IN (${placeholders(caller.storeIds.length)}) AND ${where}`,
        [...caller.storeIds, ...params],
      )
      return { ...counted, ...sums }
    },
  }
}

/** Redemptions of a day, with the points that they took. */
function redeemedOn(app: App, caller: StaffCaller, day: BusinessDate): FigureSource {
  const filter = { from: day, to: day } as const
  return {
    kind: 'redeemed',
    list: listConsoleRedemptions,
    filter,
    count: async () => {
      const counted = await consoleRedemptions(app, caller, { ...filter, limit: ONE })
      if (counted.count === 0) return counted
      const { points } = await soleRow(
        app.db.read,
        { points: sum() },
        `SELECT COALESCE(SUM(x.points), 0) AS points FROM redemptions x WHERE x.groupId = ? AND x.id IN
           (SELECT s.redemptionId FROM redemption_stores s WHERE s.storeId IN (${placeholders(caller.storeIds.length)})
              AND s.heldAt >= ? AND s.heldAt < ?)`,
        [app.groupId, ...caller.storeIds, startOfBusinessDay(day), startOfBusinessDay(addDays(day, 1))],
      )
      return { ...counted, points }
    },
  }
}
