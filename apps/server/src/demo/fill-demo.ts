import { join } from 'node:path'
import { businessDateOf, daysBetween } from '@cheyou/domain'
import { randomBytes } from 'node:crypto'
import type { Act } from '../platform/db/database.ts'
import { DatabaseUnusable } from '../platform/db/errors.ts'
import { datetime } from '../platform/db/sql.ts'
import { newId } from '../platform/db/ids.ts'
import { addStaff, hashPassword } from '../areas/people/auth/index.ts'
import { importFolder, type Progress } from '../areas/visits/dms/index.ts'
import { findDealerGroup, foundGroup, listStores } from '../areas/people/organisation/index.ts'
import { runNightly } from '../nightly.ts'
import type { App } from '../wiring.ts'
import { careSpecialist, proposeDemoAdjustments } from './demo-adjustments.ts'
import { addDemoBenefitUses } from './demo-benefits.ts'
import { addDemoDiscounts } from './demo-discounts.ts'
import { addDemoRedemptions } from './demo-redemptions.ts'
import { addDemoRuleDraft } from './demo-rule-draft.ts'
import { publishDemoRules } from './demo-rules.ts'
import { spreadDemoYears } from './demo-years.ts'
import { addProspects } from './demo-prospects.ts'
import { offerDemoRewards } from './demo-rewards.ts'

/** The day on which the sample was exported; its dates are moved by whole weeks, so that weekdays stay. */
const SAMPLE_DAY = '2026-10-31'
/** Before the first visit of the sample, so that every visit earned. */
const FOUNDED_ON = '2010-01-01'
const BEGUN = 'demo_begun_at'
const FILLED = 'demo_filled_at'
const samples = join(import.meta.dirname, '../../../../samples/dms')

/** When the demo was filled, as the database writes it; null while it is not. */
export async function filledAt(app: App): Promise<string | null> {
  return noted(app, FILLED)
}

async function noted(app: App, name: string): Promise<string | null> {
  const row = await app.db.read.one<{ value: string }>('SELECT value FROM installation WHERE name = ?', [name])
  return row?.value ?? null
}

/**
 * Fills an empty database with the sample dealership. Cut off in the middle, the next start completes it.
 * @throws DatabaseUnusable when a club of its own is in it: the demo would mix with it and open its doors to everybody
 */
export async function fillDemo(app: App, say: (line: string) => void): Promise<void> {
  if ((await filledAt(app)) !== null) return
  await found(app)
  say('Filling the sample dealership …')
  const today = businessDateOf(app.clock.now())
  const shiftDays = Math.floor(daysBetween(SAMPLE_DAY, today) / 7) * 7
  await importFolder(app, { folder: samples, joinAll: FOUNDED_ON, shiftDays, onProgress: telling(say) })
  await runNightly(app, today)
  // Who a visitor can be is known once old points have expired; the night then notes whose year ends.
  await spreadDemoYears(app, actOf(app, 'demo.years'), today)
  await runNightly(app, today)
  await proposeDemoAdjustments(app)
  await offerDemoRewards(app)
  await addDemoRedemptions(app, await careSpecialist(app))
  await furnish(app)
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

function actOf(app: App, action: string): Act {
  return { groupId: app.groupId, storeId: null, actorKind: 'system', actorId: null, action }
}

async function found(app: App): Promise<void> {
  if (await noted(app, BEGUN)) return
  if (await findDealerGroup(app.db.read))
    throw new DatabaseUnusable(
      'This database holds a club that is not the demo. Start without --demo, or name another database in DATABASE_URL.',
    )
  const groupId = newId()
  await app.db.unit({ ...actOf(app, 'demo.found'), groupId }, async (unit) => {
    await unit.sql.insert('installation', [{ name: BEGUN, value: datetime(unit.now) }])
    await foundGroup(unit, { group: '黔程车友会', store: '黔程汽车花果园店' })
    await publishDemoRules(unit)
  })
  app.groupId = groupId
}

/** Staff, and the mark that the filling is complete, in one unit. */
async function furnish(app: App): Promise<void> {
  const stores = await listStores(app.db.read, app.groupId)
  const storeIds = stores.map((store) => store.id)
  const totpSecret = randomBytes(20).toString('base64url')
  const passwordHash = await hashPassword(randomBytes(16).toString('base64url'))
  await app.db.unit(actOf(app, 'demo.fill'), async (unit) => {
    const managerId = await addStaff(unit, app.keys, {
      name: '顾晓岚',
      role: 'manager',
      storeIds,
      // Nobody knows this password: visitors come in by the manager's door.
      console: { loginName: 'manager', passwordHash, totpSecret },
    })
    const receptionId = await addStaff(unit, app.keys, { name: '罗婧', role: 'reception', storeIds })
    await addStaff(unit, app.keys, { name: '田野', role: 'reception', storeIds })
    await addDemoBenefitUses(unit, { storeId: storeIds[0]!, receptionId, managerId })
    await addDemoDiscounts(unit, { storeId: storeIds[0]!, receptionId, managerId })
    await addProspects(unit, app, storeIds[0]!)
    await addDemoRuleDraft(unit)
    await unit.sql.insert('installation', [{ name: FILLED, value: datetime(unit.now) }])
  })
}
