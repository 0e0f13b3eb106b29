import { openSession } from '../areas/people/auth/index.ts'
import { newId } from '../platform/db/ids.ts'
import { systemAct, type TestClub, type TestMember } from './test-app.ts'

/** The token of a signed-in WeChat user: a member, one of the staff, or nobody in particular. */
export async function phoneToken(club: TestClub, of: { member?: TestMember; staffId?: string }): Promise<string> {
  const identityId = newId()
  const { groupId } = club.app
  const { token } = await club.app.db.unit(systemAct(groupId), async (unit) => {
    await unit.sql.insert('wechat_identities', [
      {
        id: identityId,
        groupId,
        openid: `o${identityId}`,
        customerId: of.member?.customerId ?? null,
        staffId: of.staffId ?? null,
        createdAt: unit.now,
      },
    ])
    return openSession(unit, { audience: 'phone', identityId })
  })
  return token
}

/** The token of one of the staff who signed in at the console. */
export async function consoleToken({ app }: TestClub, staffId: string): Promise<string> {
  const opened = await app.db.unit(systemAct(app.groupId), (unit) =>
    openSession(unit, { audience: 'console', staffId }),
  )
  return opened.token
}

/** What a phone, and what a page of our own at the console, sends to say who asks. */
export const fromPhone = (token: string) => ({ Authorization: `Bearer ${token}` })
export const fromConsole = (token: string, origin: string) => ({ Cookie: `cheyou_console=${token}`, Origin: origin })
