import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { systemAct } from '../../../../platform/db/acts.ts'
import { listRows, updateRows } from '../../../../platform/db/table-rows.ts'
import { keepPicture } from '../../../../platform/files/index.ts'
import type { App } from '../../../../wiring.ts'
import { dealerGroups, stores } from '../organisation.tables.ts'

const logo = join(import.meta.dirname, '../../../../../../../samples/club/logo.png')

const minutes = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
const opening = (from: string, to: string) => ({ from: minutes(from), to: minutes(to) })

const workday = [opening('08:30', '12:00'), opening('13:30', '18:00')]
const saturday = [opening('09:00', '17:00')]

/** An invented place: the numbers of 5550 are given to nobody, the house is not there. */
const facts = {
  address: '贵州省贵阳市南明区花果园示例路 88 号',
  phone: '0851-5550 1234',
  hours: { week: [workday, workday, workday, workday, workday, saturday, []], days: [] },
  place: { latitude: 26.5653, longitude: 106.6891 },
}

/** What the sample dealership tells about its store and puts up as its sign. */
export async function fill(app: App): Promise<void> {
  const act = systemAct(app, 'demo.fill')
  const { name } = await keepPicture(app, act, await readFile(logo))
  await app.db.unit(act, async (unit) => {
    const { groupId } = unit.act
    await updateRows(unit.sql, dealerGroups, { logo: name }, { id: groupId })
    for (const { id } of await listRows(unit.sql, stores, { groupId }, { columns: ['id'] }))
      await updateRows(unit.sql, stores, facts, { id })
  })
}
