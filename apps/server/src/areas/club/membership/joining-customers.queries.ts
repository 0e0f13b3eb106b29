import type { JoiningCustomer } from '@cheyou/contract'
import { businessDateOf, joiningOptions, readTyped, type JoiningFacts, type RuleSet, type Typed } from '@cheyou/domain'
import { placeholders, type Sql } from '../../../platform/db/sql.ts'
import type { Keyring } from '../../../platform/pii/keyring.ts'
import type { StaffCaller } from '../../people/auth/index.ts'
import { maskedPhone, tiedToOneOf } from '../../people/customers/index.ts'
import { waysToPeople } from '../../people/finding/index.ts'
import { rulesInForce } from '../rules/index.ts'
import { deskEntry, type DeskEntry } from './entry-tier.queries.ts'
import { tierNamed } from './member-cards.queries.ts'
import { sum, notNull, flag } from '../../../platform/db/columns.ts'
import { firstRow, rows } from '../../../platform/db/rows.ts'
import { pick, type RowOf } from '../../../platform/db/table.ts'
import { vehicles, customers, vehiclePeople } from '../../people/customers/customers.tables.ts'

const HITS = 10

/** A customer's present cars. */
const presentCars = (column: string) =>
  `vehicles v JOIN vehicle_people vp ON vp.vehicleId = v.id AND vp.untilOn IS NULL WHERE vp.customerId = ${column}`

/** What joining is judged by, as columns of a customer `c`; a car whose origin nobody knows counts for neither way. */
const factColumns = `c.id, c.name, c.phone,
  EXISTS (SELECT 1 FROM members m WHERE m.customerId = c.id) AS joined,
  EXISTS (SELECT 1 FROM ${presentCars('c.id')} AND v.purchasedHere = 1) AS boughtHere,
  EXISTS (SELECT 1 FROM ${presentCars('c.id')} AND v.purchasedHere = 0) AS boughtElsewhere,
  (SELECT COALESCE(SUM(x.customerFen), 0) FROM visits x WHERE x.customerId = c.id AND x.state = 'settled') AS spendFen`

const factRowShape = {
  id: vehicles.id,
  ...pick(customers, 'name', 'phone'),
  joined: flag(),
  boughtHere: flag(),
  boughtElsewhere: flag(),
  spendFen: sum(),
}
type FactRow = RowOf<typeof factRowShape>

/** What is known of a customer of this store who wants to join; null for somebody this store does not know. */
export async function joiningFacts(
  sql: Sql,
  groupId: string,
  of: { customerId: string; storeId: string; drivingTrained: boolean },
): Promise<JoiningFacts | null> {
  const row = await firstRow(
    sql,
    factRowShape,
    `SELECT ${factColumns} FROM customers c WHERE c.id = ? AND c.groupId = ? AND ${tiedToOneOf('c.id', 1)}`,
    [of.customerId, groupId, of.storeId],
  )
  return row && factsOf(row, of.drivingTrained)
}

function factsOf(row: FactRow, drivingTrained: boolean): JoiningFacts {
  return {
    alreadyMember: row.joined,
    carBoughtHere: row.boughtHere,
    carFromElsewhere: row.boughtElsewhere,
    spendFen: row.spendFen,
    drivingTrained,
  }
}

/** Customers of the caller's stores who are no members, by phone, car or name, with the ways to join (req. 1.1, 16.4). */
export async function joiningCustomers(
  sql: Sql,
  keys: Keyring,
  caller: StaffCaller,
  of: { groupId: string; typed: string; now: Date },
): Promise<JoiningCustomer[]> {
  if (caller.storeIds.length === 0) return []
  const ways = waysToPeople({
    groupId: of.groupId,
    storeIds: caller.storeIds,
    keys,
    typed: narrow(readTyped(of.typed)),
  })
  if (ways.length === 0) return []
  const found = await rows(
    sql,
    factRowShape,
    `SELECT ${factColumns} FROM (${ways.map((way) => way.sql).join(' UNION ')}) hit JOIN customers c ON c.id = hit.customerId
       LEFT JOIN members o ON o.customerId = c.id WHERE o.id IS NULL ORDER BY c.id LIMIT ${HITS}`,
    ways.flatMap(({ params }) => params),
  )
  const rules = await rulesInForce(sql, of.groupId, of.now)
  const plates = await platesBy(sql, found)
  const joining: JoiningCustomer[] = []
  for (const row of found) {
    const entry = await deskEntry(sql, of.groupId, row.id, { asOf: businessDateOf(of.now), rules })
    joining.push(joiningCustomer(row, { plates: plates.get(row.id) ?? [], entry }, keys, rules))
  }
  return joining
}

/** Nearly everybody has some letter in their name, and each one that is found is checked in detail. */
const narrow = (typed: Typed): Typed => ({
  ...typed,
  name: [...(typed.name ?? '')].length < 2 ? null : typed.name,
  letters: (typed.letters ?? '').length < 3 ? null : typed.letters,
})

function joiningCustomer(
  row: FactRow,
  { plates, entry }: { plates: string[]; entry: DeskEntry },
  keys: Keyring,
  rules: RuleSet,
): JoiningCustomer {
  // Whether somebody took the driving training is seen by staff: the club keeps no record of it.
  const facts = factsOf(row, true)
  return {
    customerId: row.id,
    name: row.name,
    phoneMasked: maskedPhone(keys, row),
    plates,
    spendFen: facts.spendFen,
    entry: { ...entry, tier: tierNamed(entry.tier, rules) },
    ways: joiningOptions(facts, rules).map(({ way, feeFen, obstacle }) => ({
      way,
      feeFen,
      obstacle: obstacle && { code: obstacle.code, facts: { ...obstacle.facts } },
    })),
  }
}

async function platesBy(sql: Sql, found: readonly FactRow[]): Promise<Map<string, string[]>> {
  if (found.length === 0) return new Map()
  const cars = await rows(
    sql,
    { customerId: vehiclePeople.customerId, plate: notNull(vehicles.plate) },
    `SELECT vp.customerId, v.plate FROM vehicle_people vp JOIN vehicles v ON v.id = vp.vehicleId
     WHERE vp.customerId IN (${placeholders(found.length)}) AND vp.untilOn IS NULL AND v.plate IS NOT NULL ORDER BY v.id`,
    found.map((row) => row.id),
  )
  const byCustomer = Map.groupBy(cars, (car) => car.customerId)
  return new Map([...byCustomer].map(([customerId, own]) => [customerId, own.map((car) => car.plate)]))
}
