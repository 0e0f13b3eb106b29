import { memberSorts } from '@cheyou/contract'
import { describe, expect, test } from 'vitest'
import type { StaffCaller } from '../../areas/people/auth/index.ts'
import { settleAsShown } from '../../testing/settle-as-shown.ts'
import { nameKeyOf, tellChanged } from '../../areas/people/customers/index.ts'
import { openStore } from '../../testing/desk.ts'
import { newKey, systemAct, testClub, type TestClub, type TestMember } from '../../testing/test-app.ts'
import { consoleMembers } from './console-members.queries.ts'
import { findMembers } from '../staff/find-members.queries.ts'

const deskOf = (club: TestClub): StaffCaller => ({ ...club.reception, role: 'manager' })

async function change(club: TestClub, table: string, id: string, values: Record<string, string | number>) {
  const columns = Object.keys(values).map((name) => `${name} = ?`)
  const column = table === 'point_accounts' ? 'memberId' : 'id'
  await club.app.db.unit(systemAct(club.app.groupId), async (unit) => {
    await unit.sql.run(`UPDATE ${table} SET ${columns.join()} WHERE ${column} = ?`, [...Object.values(values), id])
    const all = await unit.sql.all<{ id: string }>('SELECT id FROM customers')
    if (table === 'customers' || table === 'vehicles')
      tellChanged(
        unit,
        all.map((one) => one.id),
      )
  })
}

const renamed = async (club: TestClub, name: string): Promise<TestMember> => {
  const member = await club.addMember()
  await change(club, 'customers', member.customerId, { name, nameKey: nameKeyOf(name) })
  return member
}

const found = async (club: TestClub, q: string): Promise<string[]> =>
  (await consoleMembers(club.app, deskOf(club), { q, sort: 'name', direction: 'asc' })).rows.map((row) => row.name)

/** Members of whom many share every key that the list can be sorted by; some never came. */
async function crowd(club: TestClub): Promise<TestMember[]> {
  const members: TestMember[] = []
  for (let i = 0; i < 13; i++) {
    const member = await renamed(club, ['王', '李', 'Zhang', 'an'][i % 4]!)
    await change(club, 'members', member.memberId, { joinedOn: `202${i % 3}-01-01` })
    await change(club, 'point_accounts', member.memberId, { qualifying: [9, 10, 100][i % 3]!, redeemable: i % 2 })
    members.push(member)
  }
  for (const { memberId, vehicleId } of members.slice(0, 5)) {
    const lines = [{ lineKind: 'labour' as const, payer: 'insurer' as const, amountFen: 100 }]
    const draft = { storeId: club.storeId, memberId, vehicleId, workType: 'repair', lines }
    await settleAsShown(club.app, club.reception, draft, newKey(club.reception))
  }
  return members
}

test('every sort, in pages of any size, shows each member exactly once and in order', async () => {
  const club = await testClub()
  const members = await crowd(club)
  const all = members.map((member) => member.memberId).toSorted()
  for (const sort of memberSorts) {
    for (const direction of ['asc', 'desc'] as const) {
      const whole = await consoleMembers(club.app, deskOf(club), { sort, direction, limit: 100 })
      const shown: string[] = []
      let cursor: string | undefined
      do {
        const page = await consoleMembers(club.app, deskOf(club), { sort, direction, limit: 3, cursor })
        expect(page.count).toBe(13)
        shown.push(...page.rows.map((row) => row.memberId))
        cursor = page.nextCursor ?? undefined
      } while (cursor !== undefined)
      expect(shown, `${sort} ${direction}`).toEqual(whole.rows.map((row) => row.memberId))
      expect(shown.toSorted()).toEqual(all)
    }
  }
  const byPoints = await consoleMembers(club.app, deskOf(club), { sort: 'qualifying', direction: 'asc', limit: 100 })
  const points = byPoints.rows.map((row) => row.balances.qualifying)
  expect(points).toEqual(points.toSorted((a, b) => a - b))
  const byVisit = await consoleMembers(club.app, deskOf(club), { sort: 'lastVisitOn', direction: 'asc', limit: 100 })
  expect(byVisit.rows.map((row) => row.lastVisitOn !== null)).toEqual([...Array(8).fill(false), ...Array(5).fill(true)])
})

describe('search', () => {
  test('by any part of a name, whatever its case; signs of LIKE mean themselves', async () => {
    const club = await testClub()
    for (const name of ['王强', '王小强', '小王', 'Ava Chen', '100%满意', '100分', 'a_b', 'acb', '叹!号', "O'Neil"])
      await renamed(club, name)

    expect(await found(club, '王')).toEqual(['小王', '王小强', '王强'])
    expect(await found(club, 'ava')).toEqual(['Ava Chen'])
    expect(await found(club, 'AVA C')).toEqual(['Ava Chen'])
    expect(await found(club, '100%')).toEqual(['100%满意'])
    expect(await found(club, 'a_')).toEqual(['a_b'])
    expect(await found(club, '叹!')).toEqual(['叹!号'])
    expect(await found(club, "o'")).toEqual(["O'Neil"])
    expect(await found(club, '\\')).toEqual([])
  })

  test.each(['贵A12345', '贵AD12345', '粤Z1234港', '贵A1234学', '贵A1234挂', 'WJ贵1234X'])(
    'by the plate %s',
    async (plate) => {
      const club = await testClub()
      const member = await renamed(club, '车主')
      await club.addMember()
      await change(club, 'vehicles', member.vehicleId, { plate })
      const typed = ` ${plate.slice(0, 2).toLowerCase()}·${plate.slice(2)} `

      expect(await found(club, typed)).toEqual(['车主'])
      const hits = await findMembers(club.app, club.reception, typed)
      expect(hits.rows).toMatchObject([{ memberId: member.memberId, plates: [plate] }])
    },
  )

  test('by the whole phone or card number, never by a part', async () => {
    const club = await testClub()
    const member = await renamed(club, '车主')
    await club.addMember()
    const { rows } = await consoleMembers(club.app, deskOf(club), { q: '车主' })
    const { cardNumber, phoneMasked } = rows.find((row) => row.memberId === member.memberId)!
    const customer = await club.app.db.read.one<{ sourceNumber: string }>(
      'SELECT sourceNumber FROM customers WHERE id = ?',
      [member.customerId],
    )
    const phone = `199${customer!.sourceNumber}`

    expect(phoneMasked).toBe(`199****${phone.slice(-4)}`)
    expect(await found(club, `+86 ${phone.slice(0, 3)} ${phone.slice(3)}`)).toEqual(['车主'])
    expect(await found(club, phone.slice(0, 10))).toEqual([])
    expect(await found(club, `${cardNumber.slice(0, 5)} ${cardNumber.slice(5)}`)).toEqual(['车主'])
    expect(await found(club, cardNumber.slice(0, 9))).toEqual([])
  })

  test('finds nobody of a store that is not the caller’s', async () => {
    const club = await testClub()
    await renamed(club, '车主')
    const { reception } = await openStore(club)

    expect(await consoleMembers(club.app, reception, {})).toMatchObject({ count: 0, rows: [] })
    expect(await consoleMembers(club.app, { ...reception, storeIds: [] }, {})).toMatchObject({ count: 0, rows: [] })
  })
})

test.each(['qualifying', 'name', 'lastVisitOn'] as const)(
  'a cursor of another sort does no harm to %s',
  async (sort) => {
    const club = await testClub()
    for (let i = 0; i < 3; i++) await club.addMember()
    for (const other of memberSorts) {
      const { nextCursor } = await consoleMembers(club.app, deskOf(club), { sort: other, limit: 1 })
      const page = await consoleMembers(club.app, deskOf(club), { sort, limit: 1, cursor: nextCursor! })
      expect(page.count).toBe(3)
    }
  },
)
