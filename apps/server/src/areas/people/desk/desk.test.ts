import { expect, test } from 'vitest'
import { addManager, openStore } from '../../../testing/desk.ts'
import { newKey, testClub } from '../../../testing/test-app.ts'
import type { StaffCaller } from '../auth/index.ts'
import { chooseColumns } from './choose-columns.ts'
import { deskOf } from './desk.queries.ts'
import { bringBackView, changeView, dropView, saveView } from './keep-views.ts'
import { noteExport } from './note-export.ts'

async function shop() {
  const club = await testClub()
  const { app, storeId, reception } = club
  const manager = await addManager(club, '周店长')
  const other = await openStore(club)
  const names = async (caller: StaffCaller) => (await deskOf(app, caller)).views.map(({ name }) => name)
  const save = (caller: StaffCaller, name: string, sharing: 'mine' | 'store' | 'group', address = 'tier=gold') => {
    const view = { list: 'members', name, address }
    const shared = sharing === 'store' ? { sharing, storeId } : { sharing }
    return saveView(app, caller, { ...view, ...shared }, newKey(caller))
  }
  return { app, storeId, reception, manager, elsewhere: other.reception, names, save }
}

test('desk C4: a view is seen by its maker, by those of its store, or by everybody, as it says', async () => {
  const { reception, manager, elsewhere, names, save } = await shop()
  await save(reception, '我的', 'mine')
  await save(reception, '本店', 'store')
  await save(manager, '集团', 'group')
  expect(await names(reception)).toEqual(['我的', '本店', '集团'].toSorted())
  expect(await names(manager)).toEqual(['本店', '集团'].toSorted())
  expect(await names(elsewhere)).toEqual(['集团'])
})

test('desk C4: saved under its name again a view is replaced, another’s of that name is not', async () => {
  const { app, reception, manager, save } = await shop()
  const first = await save(reception, '金卡', 'mine')
  const again = await save(reception, '金卡', 'mine', 'tier=vip')
  await save(manager, '金卡', 'group')
  expect(again).toEqual({ ...first, address: 'tier=vip' })
  const seen = (await deskOf(app, reception)).views.map(({ address, mine, changeable }) => [address, mine, changeable])
  expect(seen).toHaveLength(2)
  expect(seen).toEqual(
    expect.arrayContaining([
      ['tier=gold', false, false],
      ['tier=vip', true, true],
    ]),
  )
})

test('desk C4: what is shared is changed and dropped by its maker and by managers, and by nobody else', async () => {
  const { app, storeId, reception, manager, elsewhere, names, save } = await shop()
  const { viewId } = await save(manager, '本店', 'store')
  const change = { viewId, name: '本店', address: 'tier=vip', sharing: 'store' as const, storeId }
  await expect(changeView(app, reception, change)).rejects.toMatchObject({ code: 'ROLE_MISSING' })
  await expect(dropView(app, elsewhere, viewId, newKey(elsewhere))).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await expect(save(reception, '大家的', 'group')).rejects.toMatchObject({ code: 'ROLE_MISSING' })
  await expect(save(elsewhere, '别店的', 'store')).rejects.toMatchObject({ code: 'NOT_FOUND' })

  const mine = await save(reception, '前台的', 'store')
  await changeView(app, manager, { ...change, viewId: mine.viewId, name: '改过的' })
  expect(await names(reception)).toEqual(['改过的', '本店'].toSorted())
})

test('desk C4: a dropped view is on no list, is not changed, and comes back as it was', async () => {
  const { app, manager, reception, names, save } = await shop()
  const view = await save(manager, '集团', 'group')
  const { viewId } = view
  await dropView(app, manager, viewId, newKey(manager))
  await dropView(app, manager, viewId, newKey(manager))
  expect(await names(reception)).toEqual([])
  const change = { viewId, name: '别的', address: '', sharing: 'mine' as const }
  await expect(changeView(app, manager, change)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  expect(await bringBackView(app, manager, viewId, newKey(manager))).toEqual(view)
  expect(await names(reception)).toEqual(['集团'])
})

test('desk C7: columns are kept per person and list; the last choice holds, also of two at once', async () => {
  const { app, reception, manager } = await shop()
  const choice = { hidden: ['phone', 'plates'], shown: ['held'], order: ['name', 'tier'] }
  const kept = await Promise.all([
    chooseColumns(app, reception, { list: 'members', ...choice }),
    chooseColumns(app, reception, { list: 'members', ...choice }),
  ])
  expect(kept).toEqual([choice, choice])
  await chooseColumns(app, reception, { list: 'jobs', hidden: [], shown: [], order: [] })
  expect((await deskOf(app, reception)).columns).toEqual({
    members: choice,
    jobs: { hidden: [], shown: [], order: [] },
  })
  expect((await deskOf(app, manager)).columns).toEqual({})
})

test('desk C12: an export is in the log of acts once, with its filters and its number of rows', async () => {
  const { app, manager } = await shop()
  const taken = { title: '会员', filters: '等级：金卡', rows: 1_234, format: 'xlsx' as const }
  const key = newKey(manager)
  await noteExport(app, manager, taken, key)
  await noteExport(app, manager, taken, key)
  const acts = await app.db.read.all("SELECT reason, actorId FROM acts WHERE action = 'desk.export'")
  expect(acts).toEqual([{ reason: '会员：等级：金卡；1234 行，xlsx', actorId: manager.id }])
})
