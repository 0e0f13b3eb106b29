import { codeStepAt, decodeSecret, formatCardCode, totp } from '@cheyou/card-code'
import { newId } from '../platform/db/ids.ts'
import { addStaff, type StaffCaller } from '../areas/people/auth/index.ts'
import { nameKeyOf, tellChanged } from '../areas/people/customers/index.ts'
import { cardSecretPlace } from '../areas/club/membership/index.ts'
import { addStore } from '../areas/people/organisation/index.ts'
import { scan } from '../screens/staff/scan.ts'
import { newKey, systemAct, type TestClub, type TestMember } from './test-app.ts'

/** Another store of the club with a receptionist of its own, who sees nobody yet. */
export async function openStore(club: TestClub, name = '二店'): Promise<{ storeId: string; reception: StaffCaller }> {
  const { app } = club
  return app.db.unit(systemAct(app.groupId), async (unit) => {
    const { id: storeId } = await addStore(unit, { groupId: app.groupId, name })
    const person = { name: '田野', role: 'reception' as const, storeIds: [storeId] }
    const staffId = await addStaff(unit, app.keys, person)
    return { storeId, reception: { id: staffId, sessionId: newId(), ownCustomerIds: [], ...person } }
  })
}

/** A manager of the club's first store; a group administrator where the role says so. */
export async function addManager(
  { app, storeId }: TestClub,
  name: string,
  role: 'manager' | 'group_admin' = 'manager',
): Promise<StaffCaller> {
  const person = { name, role, storeIds: [storeId] }
  const id = await app.db.unit(systemAct(app.groupId), (unit) => addStaff(unit, app.keys, person))
  return { id, sessionId: newId(), ownCustomerIds: [], ...person }
}

/** Makes a member's archive a company's. */
export async function asCompany({ app }: TestClub, { customerId }: TestMember, name: string): Promise<void> {
  await app.db.unit(systemAct(app.groupId), async (unit) => {
    const params = [name, nameKeyOf(name), customerId]
    await unit.sql.run(`UPDATE customers SET kind = 'organisation', name = ?, nameKey = ? WHERE id = ?`, params)
    tellChanged(unit, [customerId])
  })
}

/** What the member's phone shows at an instant. */
export async function codeOf(club: TestClub, member: TestMember, at = club.clock.now()): Promise<string> {
  const row = await club.app.db.read.one<{ cardNumber: string; cardSecret: string }>(
    'SELECT cardNumber, cardSecret FROM members WHERE id = ?',
    [member.memberId],
  )
  const secret = decodeSecret(club.app.keys.decrypt(row!.cardSecret, cardSecretPlace(member.memberId)))
  return formatCardCode(row!.cardNumber, totp(secret, codeStepAt(at.getTime())))
}

/** Scans the member's card: the proof that they stand there. */
export async function scanned(club: TestClub, member: TestMember, caller: StaffCaller): Promise<string> {
  const request = { storeId: caller.storeIds[0]!, text: await codeOf(club, member) }
  const answer = await scan(club.app, caller, request, newKey(caller))
  if (answer.kind !== 'member') throw new Error('The code was not taken for a card')
  return answer.presence.token
}
