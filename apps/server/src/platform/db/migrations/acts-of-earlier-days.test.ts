import { expect, onTestFinished, test } from 'vitest'
import { systemClock } from '../../../clock.ts'
import { migrations, tables } from '../../../modules.ts'
import { expectNoSchemaDiff } from '../../../testing/schema-diff.ts'
import { newDatabase } from '../../../testing/test-database.ts'
import { openDatabase, type Database } from '../database.ts'
import { ActsOfEarlierDays1796090000000 } from './1796090000000-acts-of-earlier-days.ts'

const before = migrations.slice(0, migrations.indexOf(ActsOfEarlierDays1796090000000))

async function open(url: string, made: typeof migrations): Promise<Database> {
  const db = await openDatabase({ url, clock: systemClock, exclusive: false, tables, migrations: made })
  await db.migrate()
  return db
}

const groupId = 'g'
const at = new Date('2026-09-01T04:00:00.123Z')
const later = new Date('2026-09-01T05:00:00.456Z')

const act = (id: string, action: string, more: object = {}) => ({
  id,
  groupId,
  storeId: null,
  actorKind: 'staff',
  actorId: 'wang',
  action,
  reason: null,
  memberId: null,
  at,
  ...more,
})

const acts = [
  act('settled', 'visits.settle'),
  act('two', 'visits.settle'),
  act('nothing', 'visits.settle'),
  act('said', 'visits.settle', { memberId: 'said' }),
  act('system', 'points.expire', { actorKind: 'system', actorId: null }),
  act('handed', 'rewards.hand-over'),
  act('used', 'benefits.use'),
  act('undone', 'benefits.undo'),
  act('merged', 'customers.merge'),
  act('asked', 'points.adjust'),
  act('refused', 'points.refuse-adjustment', { actorId: 'li', at: later }),
  act('other', 'points.refuse-adjustment', { actorId: 'wang', at: later }),
]

const posting = (actId: string, memberId: string) => ({
  id: `${actId}-${memberId}`,
  groupId,
  memberId,
  cause: actId,
  kind: 'visit',
  subjectId: actId,
  reversesId: null,
  tier: null,
  ruleVersion: null,
  facts: '{}',
  effectiveAt: at,
  postedAt: at,
  actId,
})

const adjustment = {
  id: 'adjustment',
  groupId,
  memberId: 'adjusted',
  qualifying: 0,
  redeemable: 5_000,
  reason: '补分',
  state: 'refused',
  ruleVersion: 1,
  proposedBy: 'wang',
  proposedAt: at,
  decidedBy: 'li',
  decidedAt: later,
  refusalReason: '没有凭据',
}

const redemption = {
  id: 'redemption',
  groupId,
  memberId: 'redeemer',
  rewardId: 'r',
  rewardName: '水杯',
  code: '1',
  state: 'handed_over',
  quantity: 1,
  points: 100,
  revision: 1,
  collectBy: '2026-12-01',
  heldAt: at,
}

const change = {
  id: 'change',
  groupId,
  redemptionId: 'redemption',
  revision: 1,
  action: 'hand_over',
  quantity: 1,
  actId: 'handed',
  at,
}

const use = {
  id: 'use',
  groupId,
  storeId: 's',
  memberId: 'washer',
  visitId: null,
  benefit: 'wash',
  benefitName: '洗车',
  quantity: 1,
  usedOn: '2026-09-01',
  ruleVersion: 1,
  leftAfter: 0,
  actId: 'used',
  at,
  undoneAt: later,
  undoActId: 'undone',
}

const merge = {
  id: 'merge',
  groupId,
  storeId: null,
  keptCustomerId: 'c1',
  mergedCustomerId: 'c2',
  keptMemberId: 'kept',
  mergedMemberId: 'alias',
  moved: '{}',
  reason: '同一个人',
  actId: 'merged',
  at,
}

test('acts of earlier days say whom they are about, where what they wrote names one member', async () => {
  const { url, remove } = await newDatabase({ untouched: true })
  onTestFinished(remove)
  const old = await open(url, before)
  const postings = [
    posting('settled', 'driver'),
    posting('two', 'one'),
    posting('two', 'other'),
    posting('said', 'another'),
    posting('system', 'driver'),
    posting('merged', 'alias'),
    posting('merged', 'kept'),
  ]
  const rows = {
    acts,
    ledger_postings: postings,
    point_adjustments: [adjustment],
    redemptions: [redemption],
    redemption_changes: [change],
    benefit_uses: [use],
    customer_merges: [merge],
  }
  await old.upkeep(async (sql) => {
    for (const [table, own] of Object.entries(rows)) await sql.insert(table, own)
  })
  await old.close()
  const db = await open(url, migrations)
  onTestFinished(() => db.close())
  const told = await db.read.all<{ id: string; memberId: string | null }>('SELECT id, memberId FROM acts')
  expect(Object.fromEntries(told.map(({ id, memberId }) => [id, memberId]))).toEqual({
    settled: 'driver',
    two: null,
    nothing: null,
    said: 'said',
    system: null,
    handed: 'redeemer',
    used: 'washer',
    undone: 'washer',
    merged: 'kept',
    asked: 'adjusted',
    refused: 'adjusted',
    other: null,
  })
  await expectNoSchemaDiff(db)
})
