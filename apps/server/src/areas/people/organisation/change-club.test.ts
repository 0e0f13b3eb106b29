import { expect, test } from 'vitest'
import { addManager, openStore } from '../../../testing/desk.ts'
import { newKey, testClub } from '../../../testing/test-app.ts'
import { changeClub } from './change-club.ts'
import { clubAtDesk, clubLook } from './club-look.queries.ts'

async function desk() {
  const club = await testClub()
  const manager = await addManager(club, '顾晓岚')
  const change = (form: Partial<Parameters<typeof changeClub>[2]>) =>
    changeClub(
      club.app,
      manager,
      { name: '黔程车友会', logo: null, accent: null, revision: 1, ...form },
      newKey(manager),
    )
  return { club, manager, change, look: () => clubLook(club.app.db.read, club.app.groupId) }
}

test('the club has its name and accent in both schemes; of two who change it at once the second is told', async () => {
  const { change, look } = await desk()
  expect(await look()).toEqual({ name: '测试集团', logoUrl: null, accent: null })
  await change({ accent: '#a61b29' })
  expect(await look()).toMatchObject({ name: '黔程车友会', accent: { light: { accent: '#a61b29' } } })
  await expect(change({ name: '别的' })).rejects.toMatchObject({ code: 'CLUB_CHANGED' })
  expect(await look()).toMatchObject({ name: '黔程车友会' })
})

test('an accent that cannot be read is refused with one that can, and a logo that is not there is refused', async () => {
  const { change, look } = await desk()
  await expect(change({ accent: '#ffd400' })).rejects.toMatchObject({
    code: 'ACCENT_FAINT',
    facts: { contrast: 1.3, needed: 4.5, darker: expect.stringMatching(/^#[0-9a-f]{6}$/) },
  })
  await expect(change({ logo: `${'0'.repeat(64)}.png` })).rejects.toMatchObject({ code: 'PICTURE_UNKNOWN' })
  expect(await look()).toMatchObject({ name: '测试集团' })
})

test('with several stores the club’s look is the group administrator’s', async () => {
  const { club, manager, change } = await desk()
  const seen = () => clubAtDesk(club.app.db.read, club.app.groupId, manager)
  expect((await seen()).mayChange).toBe(true)
  await openStore(club)
  expect((await seen()).mayChange).toBe(false)
  await expect(change({})).rejects.toMatchObject({ code: 'GROUP_ADMIN_NEEDED' })
})
