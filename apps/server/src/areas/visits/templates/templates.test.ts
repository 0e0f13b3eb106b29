import type { VisitDraft } from '@cheyou/contract'
import { expect, test } from 'vitest'
import { addManager, openStore } from '../../../testing/desk.ts'
import { newKey, testClub, type TestClub, type TestMember } from '../../../testing/test-app.ts'
import { settleAsShown } from '../../../testing/settle-as-shown.ts'
import { addTemplate, changeTemplate, retireTemplate, retireTemplates } from './edit-templates.ts'
import { offeredTemplates } from './templates.queries.ts'

const oil = { itemName: '更换机油机滤', lineKind: 'labour' as const, amountFen: 12_000 }
const filter = { itemName: '机油滤清器', lineKind: 'part' as const, amountFen: 3_800 }

async function shop() {
  const club = await testClub()
  const manager = await addManager(club, '周店长')
  const { storeId, app } = club
  const add = (name: string) =>
    addTemplate(app, manager, { storeId, name, workType: 'repair', lines: [oil, filter] }, newKey(manager))
  const offered = async (vehicleId: string | null = null) =>
    (await offeredTemplates(app.db.read, { storeId, vehicleId, now: app.clock.now() })).map(
      ({ name, lastUsedOn }) => name + (lastUsedOn === null ? '' : ` ${lastUsedOn}`),
    )
  return { club, manager, add, offered }
}

const settle = ({ app, reception, storeId }: TestClub, member: TestMember, templateIds: string[]) => {
  const { memberId, vehicleId } = member
  const lines: VisitDraft['lines'] = [{ ...oil, payer: 'customer' }]
  const draft = { storeId, memberId, vehicleId, workType: 'repair', lines, templateIds, quotedFen: oil.amountFen }
  return settleAsShown(app, reception, draft, newKey(reception))
}

test('what this car had last is offered first, then what the store does most in thirty days, then by name', async () => {
  const { club, add, offered } = await shop()
  const [a, b, c] = [await add('A 保养'), await add('B 刹车'), await add('C 定位')]
  expect(await offered()).toEqual(['A 保养', 'B 刹车', 'C 定位'])

  const [mine, other] = [await club.addMember(), await club.addMember()]
  await settle(club, mine, [c.templateId])
  await settle(club, other, [b.templateId])
  await settle(club, other, [b.templateId, b.templateId])
  const today = (await club.app.db.read.one<{ usedOn: string }>(
    'SELECT MAX(usedOn) AS usedOn FROM work_template_uses',
  ))!
  expect(await offered(mine.vehicleId)).toEqual([`C 定位 ${today.usedOn}`, 'B 刹车', 'A 保养'])
  expect(await offered()).toEqual(['B 刹车', 'C 定位', 'A 保养'])

  club.clock.advance(31 * 86_400_000)
  expect(await offered()).toEqual(['A 保养', 'B 刹车', 'C 定位'])
  expect(a.lines).toEqual([oil, filter])
})

test('a template that is not of the store, or of nobody, is no use of it, and stops no visit', async () => {
  const { club, add } = await shop()
  await add('A 保养')
  await settle(club, await club.addMember(), ['01ARZ3NDEKTSV4RRFFQ69G5FAV'])
  expect(await club.app.db.read.all('SELECT * FROM work_template_uses')).toEqual([])
})

test('a changed price is offered from then on; retired it is offered no more, and comes back', async () => {
  const { club, manager, add, offered } = await shop()
  const { app } = club
  const { templateId } = await add('小保养')
  const dearer = { templateId, name: '小保养', workType: 'repair', lines: [{ ...oil, amountFen: 13_000 }] }
  expect(await changeTemplate(app, manager, dearer)).toMatchObject({ lines: [{ amountFen: 13_000 }] })
  await retireTemplate(app, manager, { templateId, retired: true }, newKey(manager))
  expect(await offered()).toEqual([])
  await retireTemplate(app, manager, { templateId, retired: false }, newKey(manager))
  expect(await offered()).toEqual(['小保养'])
})

test('a name is there once, an unknown work type is refused, and another store’s templates are nobody’s to change', async () => {
  const { club, manager, add } = await shop()
  const { app, storeId } = club
  const { templateId } = await add('小保养')
  await expect(add('小保养')).rejects.toMatchObject({ code: 'TEMPLATE_NAME_TAKEN' })
  const odd = { storeId, name: '别的', workType: 'nothing', lines: [oil] }
  await expect(addTemplate(app, manager, odd, newKey(manager))).rejects.toMatchObject({ code: 'NOT_FOUND' })

  const { storeId: elsewhere } = await openStore(club)
  const other = { ...manager, storeIds: [elsewhere] }
  const change = retireTemplate(app, other, { templateId, retired: true }, newKey(other))
  await expect(change).rejects.toMatchObject({ code: 'NOT_FOUND' })
})

test('desk C6: many are retired and brought back at once, each by itself and the whole in the log of acts', async () => {
  const { club, manager, add, offered } = await shop()
  const { app } = club
  const ids = [(await add('A 保养')).templateId, (await add('B 刹车')).templateId]
  await add('C 定位')
  const key = newKey(manager)
  const retired = await retireTemplates(app, manager, { chosen: { ids }, retired: true }, key)
  expect(retired).toEqual({ done: ids, refused: [] })
  expect(await retireTemplates(app, manager, { chosen: { ids }, retired: true }, key)).toEqual(retired)
  expect(await offered()).toEqual(['C 定位'])
  await retireTemplates(app, manager, { chosen: { ids }, retired: false }, newKey(manager))
  expect(await offered()).toEqual(['A 保养', 'B 刹车', 'C 定位'])
  const acts = await app.db.read.all("SELECT reason FROM acts WHERE action = 'desk.bulk' ORDER BY id")
  expect(acts).toEqual([{ reason: '停用常用项目，2 项' }, { reason: '恢复常用项目，2 项' }])

  const { storeId: elsewhere } = await openStore(club)
  const other = { ...manager, storeIds: [elsewhere] }
  const foreign = retireTemplates(app, other, { chosen: { ids }, retired: true }, newKey(other))
  await expect(foreign).rejects.toMatchObject({ code: 'COUNT_CHANGED' })
})
