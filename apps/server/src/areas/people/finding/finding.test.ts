import { expect, test } from 'vitest'
import { auditClub } from '../../../audit.ts'
import { findMembers, recentOf } from '../../../screens/staff/find-members.queries.ts'
import { openStore } from '../../../testing/desk.ts'
import { mergeInto } from '../../../testing/merging.ts'
import { doAskedJobs } from '../../../testing/night.ts'
import { serving } from '../../../testing/http.ts'
import { fromPhone, phoneToken } from '../../../testing/sessions.ts'
import { newKey, testClub, type TestClub } from '../../../testing/test-app.ts'
import { settleAsShown } from '../../../testing/settle-as-shown.ts'
import { noteOpened, RECENT_MEMBERS } from './index.ts'
import { addPerson, type Person } from './testing/people.ts'
import { FindKeys1796040000000 } from './migrations/1796040000000-find-keys.ts'

const wang: Person = { name: '王小强', phone: '13985001234', plate: '贵A82LXK', vin: 'LS5A2AEE4KA912345' }
const lv: Person = { name: '吕单', phone: '13985009876', plate: '贵AD45678', vin: 'LS5A2AEE4KA900777' }

const whysOf = async (club: TestClub, typed: string) =>
  (await findMembers(club.app, club.reception, typed)).rows.map(
    ({ name, why: { kind, text, from, to } }) =>
      `${name} ${kind} ${text.slice(0, from)}[${text.slice(from, to)}]${text.slice(to)}`,
  )

test.each([
  ['王', '王小强 name [王]小强'],
  ['小强', '王小强 name 王[小强]'],
  [' 小 强', '王小强 name 王[小强]'],
  ['wangxiaoqiang', '王小强 pinyin [王小强]'],
  ['wangx', '王小强 pinyin [王小]强'],
  ["xiao'qiang", '王小强 pinyin 王[小强]'],
  ['WXQ', '王小强 initials [王小强]'],
  ['xq', '王小强 initials 王[小强]'],
  ['13985001234', '王小强 phone [139****1234]'],
  ['+86 139-8500-1234', '王小强 phone [139****1234]'],
  ['1234', '王小强 phone 139****[1234]'],
  ['贵a·82lxk', '王小强 plate [贵A82LXK]'],
  ['2LX', '王小强 plate 贵A8[2LX]K'],
  ['82lxk', '王小强 plate 贵A[82LXK]'],
  ['12345', '王小强 vin …9[12345]'],
  ['LS5A2AEE4KA912345', '王小强 vin [LS5A2AEE4KA912345]'],
])('%s finds, and says why: %s', async (typed, why) => {
  const club = await testClub()
  await addPerson(club, wang)
  await addPerson(club, { name: '李雷', phone: '13985005555', plate: '贵A00006', vin: 'LS5A2AEE4KA900006' })
  expect(await whysOf(club, typed)).toEqual([why])
})

test('a surname is read as one, ü is typed v, and names in other letters are found by their parts', async () => {
  const club = await testClub()
  await addPerson(club, lv)
  await addPerson(club, { ...wang, name: '单田芳' })
  await addPerson(club, { name: 'Ava Chen', phone: '13985007777', plate: null, vin: 'LS5A2AEE4KA900008' })
  expect(await whysOf(club, 'lvdan')).toEqual(['吕单 pinyin [吕单]'])
  expect(await whysOf(club, 'shantian')).toEqual(['单田芳 pinyin [单田]芳'])
  expect(await whysOf(club, 'a ch')).toEqual(['Ava Chen name Av[a Ch]en'])
})

test('card and order lead to the member by their ends; what is typed whole comes first and says so', async () => {
  const club = await testClub()
  const { member, cardNumber } = await addPerson(club, wang)
  const lines = [{ lineKind: 'labour' as const, payer: 'insurer' as const, amountFen: 100 }]
  const draft = { storeId: club.storeId, ...member, workType: 'repair', lines, orderNumber: 'ro-2026 0418' }
  const { visitId } = await settleAsShown(club.app, club.reception, draft, newKey(club.reception))
  const find = async (typed: string) => (await findMembers(club.app, club.reception, typed)).rows

  expect(await find(cardNumber)).toMatchObject([
    { ...(member.memberId && { memberId: member.memberId }), why: { kind: 'card', whole: true } },
  ])
  expect(await find(cardNumber.slice(-6))).toMatchObject([
    { why: { kind: 'card', text: cardNumber, from: 4, to: 10, whole: false } },
  ])
  expect(await find('0418')).toMatchObject([
    { why: { kind: 'order', whole: false }, order: { visitId, orderNumber: 'ro-2026 0418' } },
  ])
  expect(await find('RO-20260418')).toMatchObject([{ why: { kind: 'order' }, order: { visitId } }])
  expect(await find('RO-2026041')).toEqual([])
})

test('what changes is found as it is now; a car that changes hands leads to its new owner', async () => {
  const club = await testClub()
  const before = await addPerson(club, wang)
  await before.says({ ...wang, name: '王大强', phone: '13985004321', plate: '贵A99999' })
  for (const gone of ['小强', '1234', '82LXK']) expect(await whysOf(club, gone)).toEqual([])
  expect(await whysOf(club, '大强')).toEqual(['王大强 name 王[大强]'])
  expect(await whysOf(club, '4321')).toEqual(['王大强 phone 139****[4321]'])
  await addPerson(club, { ...lv, vin: wang.vin, plate: '贵A99999' })
  expect(await whysOf(club, '99999')).toEqual(['吕单 plate 贵A[99999]'])
  expect((await auditClub(club.app.db.read)).findings).toEqual([])
})

test('whatever an alias was found by leads to the kept card', async () => {
  const club = await testClub()
  const [kept, merged] = [await addPerson(club, lv), await addPerson(club, wang)]
  await mergeInto(club, kept.member, merged.member)
  expect(await whysOf(club, '小强')).toEqual(['吕单 name 王[小强]'])
  expect(await whysOf(club, 'wxq')).toEqual(['吕单 initials [王小强]'])
  expect(await whysOf(club, '1234')).toEqual(['吕单 phone *******[1234]'])
  expect(await whysOf(club, wang.phone!)).toEqual(['吕单 phone [139****1234]'])
  expect(await whysOf(club, '82LXK')).toEqual(['吕单 plate 贵A[82LXK]'])
  expect(await whysOf(club, merged.cardNumber)).toEqual([`吕单 card [${merged.cardNumber}]`])
  expect((await auditClub(club.app.db.read)).findings).toEqual([])
})

test('a whole phone leaves an act about whom it found, other texts leave none', async () => {
  const club = await testClub()
  const { member } = await addPerson(club, wang)
  const { ask } = await serving(club.app)
  const headers = fromPhone(await phoneToken(club, { staffId: club.reception.id }))
  const find = (q: string) => ask('post', '/api/staff/find', { headers, body: { q } })
  const acts = () =>
    club.app.db.read.all("SELECT actorId, memberId FROM acts WHERE action = 'members.find-by-phone' ORDER BY id")
  for (const q of ['小强', '1234', '82LXK']) expect((await find(q)).status).toBe(200)
  expect(await acts()).toEqual([])
  await find('139 8500 1234')
  await find('13985000000')
  expect(await acts()).toEqual([
    { actorId: club.reception.id, memberId: member.memberId },
    { actorId: club.reception.id, memberId: null },
  ])
})

test('of many with one name the one with that phone is shown too, and that there are more is said', async () => {
  const club = await testClub()
  for (let i = 0; i < 25; i++)
    await addPerson(club, {
      name: `王${i}1234`,
      phone: `1398500${2000 + i}`,
      plate: null,
      vin: `LS5A2AEE4KA8000${10 + i}`,
    })
  await addPerson(club, wang)
  const { rows, more } = await findMembers(club.app, club.reception, '1234')
  expect(rows).toHaveLength(20)
  expect(rows[0]).toMatchObject({ name: '王小强', why: { kind: 'phone' } })
  expect(more).toBe(true)
})

test('the last ones opened are kept for each of the staff, the newest first and a few only', async () => {
  const club = await testClub()
  const { reception: elsewhere } = await openStore(club)
  const opened: string[] = []
  for (let i = 0; i < RECENT_MEMBERS + 2; i++) {
    const { memberId } = await club.addMember()
    await noteOpened(club.app, club.reception.id, memberId)
    opened.unshift(memberId)
    club.clock.advance(1_000)
  }
  const recent = async () => (await recentOf(club.app, club.reception)).map(({ memberId }) => memberId)
  expect(await recent()).toEqual(opened.slice(0, RECENT_MEMBERS))
  await noteOpened(club.app, club.reception.id, opened[3]!)
  expect((await recent()).slice(0, 2)).toEqual([opened[3], opened[0]])
  expect(await recentOf(club.app, elsewhere)).toEqual([])
  expect(await club.app.db.read.all('SELECT memberId FROM recent_members')).toHaveLength(RECENT_MEMBERS)
})

test('a club that is older than the search gets its keys by a job, and the audit waits for it', async () => {
  const club = await testClub()
  await addPerson(club, wang)
  await addPerson(club, lv)
  const { db } = club.app
  await db.upkeep(async (sql) => {
    await sql.run('DELETE FROM find_keys')
    await sql.run('UPDATE customers SET phoneTailHash = NULL')
  })
  const lost = (await auditClub(db.read)).findings.map(({ code }) => code)
  expect(lost.toSorted()).toEqual(['FIND_KEY_MISSING', 'FIND_KEY_MISSING', 'FIND_TAIL_MISSING', 'FIND_TAIL_MISSING'])
  await db.upkeep(async (sql) => {
    await sql.run('DROP TABLE find_keys')
    await sql.run('DROP TABLE recent_members')
  })
  const runner = db.dataSource.createQueryRunner()
  await new FindKeys1796040000000().up(runner)
  await runner.release()
  expect((await auditClub(db.read)).findings).toEqual([])
  expect(await whysOf(club, '小强')).toEqual([])
  // A migration goes by the real clock.
  club.clock.set(new Date(Date.now() + 60_000))
  expect(await doAskedJobs(club.app)).toMatchObject([{ state: 'done', result: { customers: 2 } }])
  expect(await whysOf(club, '小强')).toEqual(['王小强 name 王[小强]'])
  expect(await whysOf(club, '9876')).toEqual(['吕单 phone 139****[9876]'])
  expect((await auditClub(db.read)).findings).toEqual([])
})

test('the audit finds keys that do not agree with the archives', async () => {
  const club = await testClub()
  const { member } = await addPerson(club, wang)
  const { db } = club.app
  await db.upkeep((sql) => sql.run("UPDATE customers SET name = '陈' WHERE id = ?", [member.customerId]))
  await db.upkeep((sql) =>
    sql.run("INSERT INTO find_keys (storeId, kind, term, customerId) VALUES (?, 'name', '某', 'nobody')", [
      club.storeId,
    ]),
  )
  const codes = (await auditClub(db.read)).findings.map(({ code }) => code)
  expect(codes.toSorted()).toEqual(['FIND_KEY_MISSING', 'FIND_KEY_OF_NOBODY', 'FIND_KEY_STALE'])
})
