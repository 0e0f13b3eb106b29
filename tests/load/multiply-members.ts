import { runSql } from './run-sql.ts'

/** Columns that hold an id, by table; a copy has ids of its own, which begin otherwise. */
const IDS: Readonly<Record<string, readonly string[]>> = {
  customers: ['id'],
  customer_stores: ['customerId'],
  vehicles: ['id'],
  vehicle_people: ['vehicleId', 'customerId'],
  members: ['id', 'customerId'],
  point_accounts: ['memberId'],
  visits: ['id', 'vehicleId', 'customerId', 'memberId'],
  find_keys: ['customerId'],
}

/** What one club has once: the copy's mark takes the place of its beginning, so that what is found by its end stays. */
const UNIQUE: Readonly<Record<string, (mark: string) => string>> = {
  'customers.sourceNumber': (mark) => `INSERT(sourceNumber, 1, 2, ${mark})`,
  'vehicles.vin': (mark) => `INSERT(vin, 1, 2, ${mark})`,
  'visits.orderNumber': (mark) => `INSERT(orderNumber, 1, 2, ${mark})`,
  // Eight digits of a card are not enough to tell a million apart.
  'members.cardNumber': (mark) => `INSERT(RIGHT(id, 10), 1, 2, ${mark})`,
  // A phone is encrypted for its row; its hashes are not.
  'customers.phone': () => 'NULL',
}

/** Makes up to a hundred times as many members of those that were imported, with cars, visits and keys: quicker than importing them. */
export async function multiplyMembers(url: string, copies: number): Promise<void> {
  for (let copy = 1; copy < copies; copy++) {
    const mark = `'${'ABCDEFGHJK'.charAt(copy / 10)}${copy % 10}'`
    for (const [table, ids] of Object.entries(IDS)) {
      const columns = (await runSql(url, `SHOW COLUMNS FROM ${table}`)).map((column) => String(column['Field']))
      const values = columns.map((column) => {
        const own = UNIQUE[`${table}.${column}`]
        if (own !== undefined) return own(mark)
        return ids.includes(column) ? `INSERT(${column}, 1, 2, ${mark})` : column
      })
      const [first] = ids
      await runSql(
        url,
        `INSERT INTO ${table} (${columns.join(', ')}) SELECT ${values.join(', ')} FROM ${table} WHERE ${first!} LIKE '01%'`,
      )
    }
  }
  await runSql(url, `ANALYZE TABLE ${Object.keys(IDS).join(', ')}`)
}
