import { join } from 'node:path'
import { businessDateOf, daysBetween } from '@cheyou/domain'
import { randomBytes } from 'node:crypto'
import { systemAct } from '../platform/db/acts.ts'
import { DatabaseUnusable } from '../platform/db/errors.ts'
import { datetime } from '../platform/db/sql.ts'
import { newId } from '../platform/db/ids.ts'
import { installationFact, noteFact } from '../platform/db/installation.ts'
import { addStaff, hashPassword } from '../areas/people/auth/index.ts'
import { importFolder, type Progress } from '../areas/visits/dms/index.ts'
import { findDealerGroup, foundGroup, listStores } from '../areas/people/organisation/index.ts'
import { jobKinds, modules } from '../modules.ts'
import type { DemoPart, DemoShop } from '../platform/demo.ts'
import { runNightly } from '../platform/jobs/run-nightly.ts'
import type { App } from '../wiring.ts'
import { demoOwnerIds } from './people.ts'
import { firstRow } from '../platform/db/rows.ts'
import { staff } from '../areas/people/auth/auth.tables.ts'

/** The day on which the sample was exported; its dates are moved by whole weeks, so that weekdays stay. */
const SAMPLE_DAY = '2026-10-31'
/** Before the first visit of the sample, so that every visit earned. */
const FOUNDED_ON = '2010-01-01'
const BEGUN = 'demo_begun_at'
const FILLED = 'demo_filled_at'
const samples = join(import.meta.dirname, '../../../../samples/dms')

/** When the demo was filled, as the database writes it; null while it is not. */
export async function filledAt(app: App): Promise<string | null> {
  return installationFact(app.db.read, FILLED)
}

/**
 * Fills an empty database with the sample dealership. Cut off in the middle, the next start completes it.
 * @throws DatabaseUnusable when a club of its own is in it: the demo would mix with it and open its doors to everybody
 */
export async function fillDemo(app: App, say: (line: string) => void): Promise<void> {
  if ((await filledAt(app)) !== null) return
  const parts = await demoParts()
  await found(app, parts)
  say('Filling the sample dealership …')
  const today = businessDateOf(app.clock.now())
  const shiftDays = Math.floor(daysBetween(SAMPLE_DAY, today) / 7) * 7
  await importFolder(app, { folder: samples, joinAll: FOUNDED_ON, shiftDays, onProgress: telling(say) })
  // Old points expire first: who a visitor can be goes by what members have.
  await runNightly(app, jobKinds, today)
  const shop = { today, care: await careSpecialist(app), ownerIds: (count: number) => demoOwnerIds(app, count) }
  for (const part of parts) await part.fill?.(app, shop)
  await runNightly(app, jobKinds, today)
  await furnish(app, parts)
  say('The sample dealership is ready.')
}

const phases = {
  read: 'reading the export',
  customers: 'customers',
  vehicles: 'cars',
  members: 'members',
  orders: 'repair orders',
} as const

/** One line as each phase begins. */
function telling(say: (line: string) => void): Progress {
  let current: string | null = null
  return ({ phase }) => {
    if (phase !== current) say(`  ${phases[phase]} …`)
    current = phase
  }
}

async function found(app: App, parts: readonly DemoPart[]): Promise<void> {
  if (await installationFact(app.db.read, BEGUN)) return
  if (await findDealerGroup(app.db.read))
    throw new DatabaseUnusable(
      'This database holds a club that is not the demo. Start without --demo, or name another database in DATABASE_URL.',
    )
  const groupId = newId()
  await app.db.unit({ ...systemAct(app, 'demo.found'), groupId }, async (unit) => {
    await noteFact(unit.sql, BEGUN, datetime(unit.now))
    await foundGroup(unit, { group: '黔程车友会', store: '黔程汽车花果园店' })
    for (const part of parts) await part.found?.(unit)
  })
  app.groupId = groupId
}

/** Staff, and the mark that the filling is complete, in one unit. */
async function furnish(app: App, parts: readonly DemoPart[]): Promise<void> {
  const stores = await listStores(app.db.read, app.groupId)
  const storeIds = stores.map((store) => store.id)
  const totpSecret = randomBytes(20).toString('base64url')
  const passwordHash = await hashPassword(randomBytes(16).toString('base64url'), app.config.passwordCost)
  await app.db.unit(systemAct(app, 'demo.fill'), async (unit) => {
    const managerId = await addStaff(unit, app.keys, {
      name: '顾晓岚',
      role: 'manager',
      storeIds,
      // Nobody knows this password: visitors come in by the manager's door.
      console: { loginName: 'manager', passwordHash, totpSecret },
    })
    const receptionId = await addStaff(unit, app.keys, { name: '罗婧', role: 'reception', storeIds })
    await addStaff(unit, app.keys, { name: '田野', role: 'reception', storeIds })
    for (const part of parts) await part.furnish?.(unit, app, { storeId: storeIds[0]!, receptionId, managerId })
    await noteFact(unit.sql, FILLED, datetime(unit.now))
  })
}

function demoParts(): Promise<DemoPart[]> {
  return Promise.all(modules.flatMap(({ demo }) => demo?.() ?? []))
}

/** 周敏 of customer care, whom the filling knows before the others. */
async function careSpecialist(app: App): Promise<DemoShop['care']> {
  const storeIds = (await listStores(app.db.read, app.groupId)).map((store) => store.id)
  const person = { name: '周敏', role: 'care' as const, storeIds }
  const known = await firstRow(app.db.read, { id: staff.id }, 'SELECT id FROM staff WHERE groupId = ? AND name = ?', [
    app.groupId,
    person.name,
  ])
  const id = known?.id ?? (await app.db.unit(systemAct(app, 'demo.fill'), (unit) => addStaff(unit, app.keys, person)))
  return { id, sessionId: '', ownCustomerIds: [], ...person }
}
