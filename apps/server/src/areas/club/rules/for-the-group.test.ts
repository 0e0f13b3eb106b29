import { expect, it } from 'vitest'
import { addManager, openStore } from '../../../testing/desk.ts'
import { newKey, testClub, type TestClub } from '../../../testing/test-app.ts'
import type { StaffCaller } from '../../people/auth/index.ts'
import { addWorkType, changeWorkType, retireWorkType } from './edit-work-types.ts'
import { publishRules } from './publish-rules.ts'
import { createRuleDraft } from './work-on-draft.ts'

const detailing = { code: 'detailing', name: '精洗', aliases: [], ordinaryRepair: false }

async function publish({ app }: TestClub, caller: StaffCaller): Promise<unknown> {
  const { draftId, revision } = await createRuleDraft(app, caller, { name: '明年', basedOn: 1 }, newKey(caller))
  return publishRules(app, caller, { draftId, revision, effectiveOn: null }, newKey(caller))
}

it('where the group has one store, its manager publishes rules and changes work types', async () => {
  const club = await testClub()
  const manager = await addManager(club, '顾晓岚')
  expect(await publish(club, manager)).toMatchObject({ version: 2 })
  const { rows } = await addWorkType(club.app, manager, detailing, newKey(manager))
  expect(rows.at(-1)).toMatchObject({ code: 'detailing' })
})

it('where it has several, that is for its administrator; a manager may still draft', async () => {
  const club = await testClub()
  const { app } = club
  const manager = await addManager(club, '顾晓岚')
  await openStore(club)
  const admin: StaffCaller = { ...manager, role: 'group_admin' }
  await publish(club, admin)
  await addWorkType(app, admin, detailing, newKey(admin))
  const code = 'detailing'
  const attempts = [
    () => publish(club, manager),
    () => addWorkType(app, manager, { ...detailing, code: 'other' }, newKey(manager)),
    () => changeWorkType(app, manager, { ...detailing, name: '美容' }),
    () => retireWorkType(app, manager, { code, retired: true }, newKey(manager)),
    () => retireWorkType(app, manager, { code, retired: false }, newKey(manager)),
  ]
  for (const attempt of attempts)
    await expect(attempt()).rejects.toMatchObject({ code: 'GROUP_ADMIN_NEEDED', facts: { stores: 2 } })
})
