import { openidOf, type PersonInput } from '@cheyou/wechat-sandbox'
import { systemAct } from '../platform/db/acts.ts'
import { addIdentity } from '../areas/people/auth/index.ts'
import { phonePlace } from '../areas/people/customers/index.ts'
import type { App } from '../wiring.ts'
import { notNull, sum } from '../platform/db/columns.ts'
import { rows } from '../platform/db/rows.ts'
import { pick, type RowOf } from '../platform/db/table.ts'
import { staff } from '../areas/people/auth/auth.tables.ts'
import { members } from '../areas/club/membership/membership.tables.ts'
import { customers } from '../areas/people/customers/customers.tables.ts'

export const DEMO_APP_ID = 'wx00000000cheyou00'

interface DemoPerson {
  openid: string
  name: string
  about: string
  side: 'owner' | 'staff'
}

export interface DemoPeople {
  /** Who the local WeChat knows. */
  known: PersonInput[]
  people: DemoPerson[]
  doors: { owner: string; reception: string; managerStaffId: string }
}

/** Owners a visitor can choose: private ones with two cars, points to spend and a visit not long ago. */
export const OWNERS = 6
const STRANGER_PHONE = '19900000001'

const ownerRowShape = {
  memberId: members.id,
  tier: members.tier,
  customerId: customers.id,
  ...pick(customers, 'name', 'kind'),
  phone: notNull(customers.phone),
  cars: sum(),
}
type OwnerRow = RowOf<typeof ownerRowShape>

/** Finds the people of the demo, and has those at the doors signed in with WeChat before, phone and all. */
export async function demoPeople(app: App): Promise<DemoPeople> {
  const owners = await ownersOf(app)
  const desk = await rows(
    app.db.read,
    pick(staff, 'id', 'name', 'role'),
    "SELECT id, name, role FROM staff WHERE groupId = ? AND role IN ('reception', 'manager') ORDER BY id",
    [app.groupId],
  )
  const manager = desk.find((person) => person.role === 'manager')
  const receptionist = desk.find((person) => person.role === 'reception')
  const [first] = owners
  if (!manager || !receptionist || !first)
    throw new Error('The sample dealership is incomplete: delete .data and start again')
  const openidOfStaff = ({ name }: { name: string }) => openidOf(DEMO_APP_ID, `staff ${name}`)
  const [staffOpenid, managerOpenid] = [openidOfStaff(receptionist), openidOfStaff(manager)]
  await signedInBefore(app, first.openid, { customerId: first.customerId })
  await signedInBefore(app, staffOpenid, { staffId: receptionist.id })
  await signedInBefore(app, managerOpenid, { staffId: manager.id })
  return {
    known: [
      ...owners.map(({ openid, name, phone }) => ({ openid, nickname: name, phone })),
      { openid: strangerOpenid, nickname: '新朋友', phone: STRANGER_PHONE },
      { openid: staffOpenid, nickname: receptionist.name, phone: '19900000002' },
      { openid: managerOpenid, nickname: manager.name, phone: '19900000003' },
    ],
    people: [
      ...owners.map(({ openid, name, about }) => ({ openid, name, about, side: 'owner' as const })),
      { openid: strangerOpenid, name: '新朋友', about: '还没有到过店', side: 'owner' as const },
      { openid: staffOpenid, name: receptionist.name, about: '接待', side: 'staff' as const },
      { openid: managerOpenid, name: manager.name, about: '店长', side: 'staff' as const },
    ],
    doors: { owner: first.openid, reception: staffOpenid, managerStaffId: manager.id },
  }
}

const strangerOpenid = openidOf(DEMO_APP_ID, STRANGER_PHONE)

/** The members whose owners a visitor can choose, the one at the door first: on gold, so that the till has something to take off. */
export async function demoOwnerIds(app: App, count: number): Promise<string[]> {
  return (await ownerRows(app)).slice(0, count).map(({ memberId }) => memberId)
}

async function ownerRows(app: App): Promise<OwnerRow[]> {
  const found = await rows(
    app.db.read,
    ownerRowShape,
    `SELECT m.id AS memberId, m.tier, c.id AS customerId, c.name, c.phone, c.kind,
       (SELECT COUNT(*) FROM vehicle_people vp WHERE vp.customerId = c.id AND vp.untilOn IS NULL) AS cars,
       (SELECT MAX(v.settledOn) FROM visits v WHERE v.memberId = m.id AND v.customerFen > 0) AS lastVisitOn
     FROM members m JOIN customers c ON c.id = m.customerId JOIN point_accounts a ON a.memberId = m.id
     WHERE m.groupId = ? AND c.phone IS NOT NULL AND c.kind = 'person' AND a.redeemable + a.held BETWEEN 6000 AND 9900
     AND EXISTS (SELECT 1 FROM vehicle_people two WHERE two.customerId = c.id AND two.untilOn IS NULL
         GROUP BY two.customerId HAVING COUNT(*) > 1)
     ORDER BY lastVisitOn DESC, c.sourceNumber LIMIT ?`,
    [app.groupId, OWNERS],
  )
  const atTheDoor = found.filter(({ tier }) => tier === 'gold').slice(0, 1)
  return [...atTheDoor, ...found.filter((row) => !atTheDoor.includes(row))]
}

async function ownersOf(app: App) {
  const found = await ownerRows(app)
  return found.map((row) => {
    const phone = app.keys.decrypt(row.phone, phonePlace(row.customerId))
    return {
      customerId: row.customerId,
      name: row.name,
      phone,
      openid: openidOf(DEMO_APP_ID, `86 ${phone}`),
      about: `车主，${String(row.cars)} 辆车`,
    }
  })
}

/** As if this WeChat user had signed in and been bound on an earlier day. */
async function signedInBefore(
  app: App,
  openid: string,
  bound: { customerId: string } | { staffId: string },
): Promise<void> {
  const known = await app.db.read.one('SELECT id FROM wechat_identities WHERE groupId = ? AND openid = ?', [
    app.groupId,
    openid,
  ])
  if (known) return
  await app.db.unit(systemAct(app, 'demo.bind'), (unit) => addIdentity(unit, { openid, ...bound }))
}
