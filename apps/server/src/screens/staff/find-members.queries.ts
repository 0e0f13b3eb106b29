import type { MemberFound, MemberHit, MembersFound } from '@cheyou/contract'
import { findKinds } from '@cheyou/contract/codes'
import { businessDateOf, readTyped, type RuleSet } from '@cheyou/domain'
import { code } from '../../platform/db/columns.ts'
import { rows } from '../../platform/db/rows.ts'
import { placeholders, thenJoin } from '../../platform/db/sql.ts'
import type { RowOf } from '../../platform/db/table.ts'
import { maskedPhone, tiedToOneOf } from '../../areas/people/customers/index.ts'
import { recentMembersOf } from '../../areas/people/finding/index.ts'
import type { StaffCaller } from '../../areas/people/auth/index.ts'
import { panelColumns, cardJoins, panelRowShape, tierNamed, type PanelRow } from '../../areas/club/membership/index.ts'
import { members } from '../../areas/club/membership/membership.tables.ts'
import { rulesInForce } from '../../areas/club/rules/index.ts'
import type { App } from '../../wiring.ts'
import { waysTo } from './hits.ts'
import { platesOf } from './member-panel.queries.ts'
import { whyFound, type Why } from './why-found.ts'

/** So many are shown. */
const FOUND_MAX = 20

const foundShape = { kind: code(findKinds, 10), memberId: members.id }
type Found = RowOf<typeof foundShape>

/**
 * Members of the caller's stores by any part of what is known of them, the surest first, each with why (req. 16.4). Of every way
 * some are shown, so that many with one name do not hide the one with that phone.
 */
export async function findMembers(app: App, caller: StaffCaller, typed: string): Promise<MembersFound> {
  const found = await searched(app, caller, typed)
  const chosen = chooseFound(found)
  const { read } = app.db
  const shown = await memberRows(
    app,
    chosen.map(({ memberId }) => memberId),
  )
  const byId = new Map(shown.map((row) => [row.memberId, row]))
  const hits = await shownAsHits(app, shown)
  const whys = await whyFound(
    read,
    readTyped(typed),
    chosen.flatMap(({ kind, memberId }) => {
      const row = byId.get(memberId)
      return row ? [{ kind, memberId, customerId: row.customerId, phoneMasked: hits.get(memberId)!.phoneMasked }] : []
    }),
  )
  const rowsFound = chosen.flatMap(({ kind, memberId }): MemberFound[] => {
    const hit = hits.get(memberId)
    return hit ? [{ ...hit, ...(whys.get(memberId) ?? unmarked(kind, hit)) }] : []
  })
  return {
    rows: rowsFound.toSorted((a, b) => Number(b.why.whole) - Number(a.why.whole)),
    more: new Set(found.map(({ memberId }) => memberId)).size > FOUND_MAX,
  }
}

/** Found by what was changed between the two reads. */
const unmarked = (kind: Found['kind'], { name }: MemberHit): Why => ({
  why: { kind, text: name, from: 0, to: 0, whole: false },
  order: null,
})

/** Whom the caller opened last and still may see, newest first. */
export async function recentOf(app: App, caller: StaffCaller): Promise<MemberHit[]> {
  const opened = await recentMembersOf(app.db.read, caller.id)
  if (opened.length === 0 || caller.storeIds.length === 0) return []
  const seen = await rows(
    app.db.read,
    { openedId: members.id, memberId: members.id },
    `SELECT m.id AS openedId, k.id AS memberId FROM members m JOIN members k ON k.id = COALESCE(m.mergedIntoId, m.id)
     WHERE m.groupId = ? AND m.id IN (${placeholders(opened.length)}) AND ${tiedToOneOf('k.customerId', caller.storeIds.length)}`,
    [app.groupId, ...opened, ...caller.storeIds],
  )
  const keptOf = new Map(seen.map(({ openedId, memberId }) => [openedId, memberId]))
  const ids = [...new Set(opened.flatMap((id) => keptOf.get(id) ?? []))]
  const hits = await shownAsHits(app, await memberRows(app, ids))
  return ids.flatMap((id) => hits.get(id) ?? [])
}

/** Of every way so many rows are read: more than are shown, for one member may come several times. */
const READ_MAX = 3 * FOUND_MAX

/** A search in each index, united, in the order of the indexes: what is shorter first. */
async function searched(app: App, caller: StaffCaller, typed: string): Promise<Found[]> {
  const { read } = app.db
  const ways = waysTo(app, caller.storeIds, typed)
  if (ways.length === 0) return []
  const searches = ways.map(
    ({ kind, sql }, at) => `SELECT * FROM (SELECT '${kind}' AS kind, m.id AS memberId
      FROM (${sql}) hit ${thenJoin(read.dialect)} members m ON m.customerId = hit.customerId LIMIT ${READ_MAX}) way${at}`,
  )
  return rows(
    read,
    foundShape,
    searches.join(' UNION ALL '),
    ways.flatMap(({ params }) => params),
  )
}

/** One of each kind in turn, each member once. */
function chooseFound(found: readonly Found[]): Found[] {
  const lanes = [...Map.groupBy(found, ({ kind }) => kind).values()]
  const chosen = new Map<string, Found>()
  for (let place = 0; lanes.some((lane) => place < lane.length); place++)
    for (const lane of lanes) {
      const one = lane[place]
      if (one && chosen.size < FOUND_MAX && !chosen.has(one.memberId)) chosen.set(one.memberId, one)
    }
  const order = (one: Found): number => findKinds.indexOf(one.kind)
  return [...chosen.values()].toSorted((a, b) => order(a) - order(b))
}

async function memberRows(app: App, ids: readonly string[]): Promise<PanelRow[]> {
  if (ids.length === 0) return []
  return rows(
    app.db.read,
    panelRowShape,
    `SELECT ${panelColumns} FROM members m ${cardJoins} WHERE m.id IN (${placeholders(ids.length)})`,
    [businessDateOf(app.clock.now()), ...ids],
  )
}

async function shownAsHits(app: App, found: readonly PanelRow[]): Promise<Map<string, MemberHit>> {
  const { read } = app.db
  const rules = await rulesInForce(read, app.groupId, app.clock.now())
  const plates = await platesOf(
    read,
    found.map((row) => row.customerId),
  )
  return new Map(found.map((row) => [row.memberId, hitOf(app, row, plates.get(row.customerId) ?? [], rules)]))
}

function hitOf({ keys }: App, row: PanelRow, plates: string[], rules: RuleSet): MemberHit {
  const { memberId, name, cardNumber, customerId: id, phone } = row
  return {
    memberId,
    name,
    cardNumber,
    tier: tierNamed(row.tier, rules),
    phoneMasked: maskedPhone(keys, { id, phone }),
    plates,
  }
}
