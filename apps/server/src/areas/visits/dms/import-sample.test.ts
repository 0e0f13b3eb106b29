import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { integer } from '../../../platform/db/sql.ts'
import { importFolder } from './index.ts'
import { emptyClub } from './testing/empty-club.ts'
import { sampleFolder } from './testing/export-files.ts'
import { auditClub } from '../../../audit.ts'

interface Answers {
  customers: number
  vehicles: number
  orders_settled: number
  orders_void: number
  lines: number
  customer_paid_fen: number
  insurer_paid_fen: number
  maker_paid_fen: number
  points_if_all_joined_before_first_visit: number
}

const answers = JSON.parse(readFileSync(join(sampleFolder, 'answers.json'), 'utf8')) as Answers

const added = (count: number) => ({ new: count, changed: 0, same: 0, bad: 0 })
const same = (count: number) => ({ new: 0, changed: 0, same: count, bad: 0 })

describe('the sample dealership', () => {
  it('gives every count of its answers, and nothing more when it comes again', async () => {
    const club = await emptyClub()
    const orders = answers.orders_settled + answers.orders_void
    const points = answers.points_if_all_joined_before_first_visit

    const first = await importFolder(club.app, { folder: sampleFolder, joinAll: '2010-01-01' })
    expect(first).toMatchObject({
      customers: added(answers.customers),
      vehicles: added(answers.vehicles),
      orders: added(orders),
      lines: added(answers.lines),
      points: { qualifying: points, redeemable: points },
      warnings: { ODOMETER_BACKWARDS: 577 },
      badRows: [],
    })

    const paid = await club.app.db.read.one<Record<string, unknown>>(
      `SELECT COUNT(*) AS visits, SUM(customerFen) AS customer, SUM(insurerFen) AS insurer,
         SUM(manufacturerFen) AS manufacturer FROM visits WHERE state = 'settled'`,
    )
    expect(Object.fromEntries(Object.entries(paid ?? {}).map(([name, sum]) => [name, integer(sum)]))).toEqual({
      visits: answers.orders_settled,
      customer: answers.customer_paid_fen,
      insurer: answers.insurer_paid_fen,
      manufacturer: answers.maker_paid_fen,
    })
    expect(await club.count('visits', "state = 'void'")).toBe(answers.orders_void)
    expect(await club.count('visit_lines')).toBe(answers.lines)
    expect(await club.points()).toBe(points)
    expect(await club.count('odometer_readings', 'suspect = 1')).toBe(577)
    expect(await club.count('customer_stores')).toBe(answers.customers)
    expect(await auditClub(club.app.db.read)).toMatchObject({ ok: true, findings: [] })

    const acts = await club.count('acts')
    const second = await importFolder(club.app, { folder: sampleFolder, joinAll: '2010-01-01' })
    expect(second).toMatchObject({
      customers: same(answers.customers),
      vehicles: same(answers.vehicles),
      orders: same(orders),
      lines: same(answers.lines),
      points: { qualifying: 0, redeemable: 0 },
      badRows: [],
    })
    expect(await club.count('acts')).toBe(acts)
  })
})
