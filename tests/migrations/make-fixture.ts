// Makes a fixture from a club's database: `node tests/migrations/make-fixture.ts CLUB.db FIXTURE [--cut]`, see README.md.
// It writes every table of it but those of the database itself; with `--cut` it cuts it down before, in place: work on a copy.
import { writeFileSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { brotliCompressSync } from 'node:zlib'

/** Customers of the part that is kept: those of merges and enrolments, then those with the most that is rare, such as redemptions. */
const CUSTOMERS = 150
const RARE = [
  'redemptions',
  'agreements',
  'discount_approvals',
  'point_adjustments',
  'membership_notices',
  'benefit_uses',
]

const SPECIAL = `c.id IN (SELECT keptCustomerId FROM customer_merges UNION SELECT mergedCustomerId FROM customer_merges)
  OR m.joinedOn IN (SELECT asOf FROM enrolments)`

/** What goes, in this order: each statement looks at what the ones before it have left. */
const CUTS = [
  `DELETE FROM customers WHERE id NOT IN (
     SELECT c.id FROM customers c LEFT JOIN members m ON m.customerId = c.id
     LEFT JOIN (${RARE.map((table) => `SELECT memberId, '${table}' AS kind FROM ${table}`).join(' UNION ')}) r ON r.memberId = m.id
     LEFT JOIN wechat_identities w ON w.customerId = c.id
     GROUP BY c.id ORDER BY MAX(${SPECIAL}) DESC, COUNT(w.id) DESC, COUNT(r.kind) DESC, c.id LIMIT ${CUSTOMERS})`,
  'DELETE FROM members WHERE customerId NOT IN (SELECT id FROM customers)',
  'DELETE FROM customer_stores WHERE customerId NOT IN (SELECT id FROM customers)',
  'DELETE FROM visits WHERE memberId NOT IN (SELECT id FROM members) OR customerId NOT IN (SELECT id FROM customers)',
  ...['visit_lines', 'visit_discounts', 'voucher_uses', 'odometer_readings'].map(
    (table) => `DELETE FROM ${table} WHERE visitId NOT IN (SELECT id FROM visits)`,
  ),
  'DELETE FROM vehicle_people WHERE customerId NOT IN (SELECT id FROM customers)',
  `DELETE FROM vehicles WHERE id NOT IN (SELECT vehicleId FROM vehicle_people UNION SELECT vehicleId FROM visits)`,
  'DELETE FROM idempotency_keys',
]

/** Tables of what a member has. */
const OF_MEMBERS = `SELECT m.name FROM sqlite_master m JOIN pragma_table_info(m.name) c ON c.name = 'memberId'
  WHERE m.type = 'table' AND m.name NOT IN ('visits', 'outbox_events')`
const TABLES = `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT IN ('migrations', 'sqlite_sequence') ORDER BY name`

const [file, fixture, cut] = process.argv.slice(2)
if (file === undefined || fixture === undefined) throw new Error('Usage: make-fixture.ts CLUB.db FIXTURE [--cut]')
const db = new DatabaseSync(file)
const names = (sql: string): string[] =>
  db
    .prepare(sql)
    .all()
    .map(({ name }) => String(name))
if (cut === '--cut') {
  for (const statement of CUTS) db.exec(statement)
  for (const table of names(OF_MEMBERS)) db.exec(`DELETE FROM ${table} WHERE memberId NOT IN (SELECT id FROM members)`)
}

const lines = names(TABLES).map((table) => JSON.stringify({ table, rows: db.prepare(`SELECT * FROM ${table}`).all() }))
writeFileSync(fixture, brotliCompressSync(`${lines.join('\n')}\n`))
db.close()
