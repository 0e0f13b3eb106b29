import { randomBytes } from 'node:crypto'
import { defaultRules, ruleCeilings, type RuleSet } from '@cheyou/domain'
import { pino } from 'pino'
import { settableClock, type SettableClock } from '../clock.ts'
import { readConfig } from '../config.ts'
import type { Act } from '../platform/db/database.ts'
import { newId } from '../platform/db/ids.ts'
import { rateLimits } from '../platform/http/rate-limit.ts'
import type { Idempotency } from '../platform/http/routes.ts'
import { addStaff, type StaffCaller } from '../areas/people/auth/index.ts'
import { nameKeyOf, phoneHashes, phonePlace, tieToStore } from '../areas/people/customers/index.ts'
import { enrolMembers, type MemberCaller } from '../areas/club/membership/index.ts'
import { foundGroup } from '../areas/people/organisation/index.ts'
import { addRuleSet } from '../areas/club/rules/index.ts'
import { keyring } from '../platform/pii/keyring.ts'
import { limits, modules } from '../modules.ts'
import type { App } from '../wiring.ts'
import { testDatabase, type TestDatabaseOptions } from './test-database.ts'

/** A club with one store, a receptionist and the default rules, on the database of this test. */
export interface TestClub {
  app: App
  clock: SettableClock
  storeId: string
  reception: StaffCaller
  /** A customer with a car who joined long ago. */
  addMember(): Promise<TestMember>
}

export interface TestMember extends MemberCaller {
  vehicleId: string
}

/** Points lift the tier at once instead of inviting the member to the shop (req. 1.5). */
export const automaticUpgrades = (rules: RuleSet): RuleSet => ({
  ...rules,
  upgrade: { ...rules.upgrade, mode: 'automatic' },
})

/** No tier and no threshold takes anything off at the till, so that points are those of the list prices. */
export const withoutRates = (rules: RuleSet): RuleSet => ({
  ...rules,
  thresholds: [],
  tiers: rules.tiers.map((tier) => ({ ...tier, package: { ...tier.package, labourMilli: 1000, partsMilli: 1000 } })),
})

export const testNow = new Date('2026-11-18T02:30:00.000Z')

export function systemAct(groupId: string, action = 'test.prepare'): Act {
  return { groupId, storeId: null, actorKind: 'system', actorId: null, action }
}

/** A new key of a caller's own; the hash says it is the same request when it comes again. */
export function newKey(caller: { id: string }, requestHash = 'same'): Idempotency {
  return { scope: caller.id, key: newId(), requestHash }
}

export async function testClub(
  change: (rules: RuleSet) => RuleSet = (rules) => rules,
  options: TestDatabaseOptions = {},
): Promise<TestClub> {
  const clock = settableClock(testNow)
  const { db, url, folder } = await testDatabase({ clock, ...options })
  const keys = keyring(randomBytes(32), randomBytes(32))
  const groupId = newId()
  const app: App = {
    config: readConfig({ DATABASE_URL: url, KEY_FILE: `${folder}/unused.key`, FILES_DIR: `${folder}/files` }),
    groupId,
    db,
    modules: options.modules ?? modules,
    keys,
    clock,
    log: pino({ level: 'silent' }),
    limits: rateLimits(1, db, limits),
    wechat: null,
    checkResponses: true,
  }
  const { storeId, staffId } = await db.unit(systemAct(groupId), async (unit) => {
    const { store } = await foundGroup(unit, { group: '测试集团', store: '一店' })
    await addRuleSet(unit, change(withoutVisitLimits(defaultRules())), new Date(0))
    const person = { name: '罗婧', role: 'reception' as const, storeIds: [store.id] }
    return { storeId: store.id, staffId: await addStaff(unit, keys, person) }
  })
  const reception: StaffCaller = {
    id: staffId,
    sessionId: newId(),
    name: '罗婧',
    role: 'reception',
    storeIds: [storeId],
    ownCustomerIds: [],
  }
  return { app, clock, storeId, reception, addMember: () => addMember(app, storeId) }
}

/** Tests are about other things than who may settle how much; those that are say so. */
function withoutVisitLimits(rules: RuleSet): RuleSet {
  const visit = { byRole: [], withoutNumberFen: ruleCeilings.visitFen, mostFen: ruleCeilings.visitFen }
  return { ...rules, limits: { ...rules.limits, visit } }
}

let people = 0

async function addMember(app: App, storeId: string): Promise<TestMember> {
  const number = String(++people).padStart(8, '0')
  const customerId = newId()
  const vehicleId = newId()
  const { groupId } = app
  const phone = `199${number}`
  await app.db.unit(systemAct(groupId), async (unit) => {
    const made = { contentHash: '', createdAt: unit.now, updatedAt: unit.now }
    await unit.sql.insert('customers', [
      {
        id: customerId,
        groupId,
        sourceId: storeId,
        sourceNumber: number,
        kind: 'person',
        name: `车主${number}`,
        nameKey: nameKeyOf(`车主${number}`),
        phone: app.keys.encrypt(phone, phonePlace(customerId)),
        ...phoneHashes(app.keys, phone),
        ...made,
      },
    ])
    await unit.sql.insert('vehicles', [{ id: vehicleId, groupId, vin: number.padStart(17, 'L'), plate: null, ...made }])
    await unit.sql.insert('vehicle_people', [{ vehicleId, customerId, groupId, role: 'owner', paying: true }])
    await tieToStore(unit, storeId, [customerId])
    const joining = { customerIds: [customerId], joinedOn: '2020-01-01', rules: defaultRules() }
    await enrolMembers(unit, app.keys, { via: 'founding', ...joining })
  })
  const row = await app.db.read.one<{ id: string }>('SELECT id FROM members WHERE customerId = ?', [customerId])
  return { id: row!.id, memberId: row!.id, customerId, vehicleId }
}
