import { defaultRules, type Payer, type RuleSet } from '@cheyou/domain'
import { runs } from '@cheyou/domain/testing'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { integer } from '../../../platform/db/sql.ts'
import { newKey, systemAct, testClub, type TestClub, type TestMember } from '../../../testing/test-app.ts'
import { addRuleSet } from '../rules/index.ts'
import { settleAsShown } from '../../../testing/settle-as-shown.ts'
import { voidVisit } from '../../visits/visits/void-visit.ts'
import { simulateRules } from './simulate-rules.ts'
import { auditClub } from '../../../audit.ts'

/** What happens at a desk: visits, some taken back; and now and then other rules. */
type Step =
  | { do: 'settle'; yuan: number; payer: Payer; lineKind: 'labour' | 'part'; workType: string }
  | { do: 'void'; which: number }
  | { do: 'rules'; perYuanMilli: number; goldMilli: number; doubled: boolean }

const settling = fc.record({
  do: fc.constant('settle' as const),
  yuan: fc.integer({ min: 0, max: 9_000 }),
  payer: fc.constantFrom<Payer>('customer', 'customer', 'insurer'),
  lineKind: fc.constantFrom('labour' as const, 'part' as const),
  workType: fc.constantFrom('repair', 'accident'),
})
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: settling },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('void' as const), which: fc.nat(20) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('rules' as const),
      perYuanMilli: fc.constantFrom(500, 1000, 1333, 2000),
      goldMilli: fc.constantFrom(1000, 1250, 2000),
      doubled: fc.boolean(),
    }),
  },
)

/** Rules by which members rise at once, so that the tier of a visit is that of the visits before it. */
function rulesLike(version: number, change: Extract<Step, { do: 'rules' }> | null): RuleSet {
  const rules = defaultRules()
  const automatic: RuleSet = { ...rules, version, upgrade: { ...rules.upgrade, mode: 'automatic' } }
  if (!change) return automatic
  const { perYuanMilli, goldMilli, doubled } = change
  const rates = automatic.earning.rates.map((rate) =>
    rate.payer === 'customer' ? { ...rate, redeemableMilliPerYuan: perYuanMilli } : rate,
  )
  const campaign = { code: 'autumn', name: '秋季双倍', from: '2026-11-01', to: '2026-11-30', multiplierMilli: 2000 }
  const campaigns = doubled ? [{ ...campaign, workTypes: ['repair'], tiers: null }] : []
  const tiers = automatic.tiers.map((tier) => (tier.code === 'gold' ? { ...tier, earningMilli: goldMilli } : tier))
  return { ...automatic, tiers, earning: { ...automatic.earning, rates, campaigns } }
}

async function run(club: TestClub, member: TestMember, visits: string[], next: Step): Promise<void> {
  const { app, clock, storeId } = club
  // Whom no limit stops.
  const admin = { ...club.reception, role: 'group_admin' as const }
  clock.advance(1000)
  if (next.do === 'void') {
    const [visitId] = visits.splice(next.which % (visits.length || 1), 1)
    if (visitId !== undefined) await voidVisit(app, admin, visitId, '测试', newKey(admin))
    return
  }
  if (next.do === 'rules') {
    await app.db.unit(systemAct(app.groupId), async (unit) => {
      const row = await unit.sql.one<{ version: unknown }>('SELECT MAX(version) AS version FROM rule_sets')
      await addRuleSet(unit, rulesLike(integer(row?.version) + 1, next), unit.now)
    })
    return
  }
  const { yuan, payer, lineKind, workType } = next
  const lines = [{ lineKind, payer, amountFen: yuan * 100 + 77 }]
  const { memberId, vehicleId } = member
  const draft = { storeId, memberId, vehicleId, workType, lines }
  visits.push((await settleAsShown(app, admin, draft, newKey(admin))).visitId)
}

test('replaying the real past by the rules of its days gives what was really posted, whatever happened', async () => {
  const club = await testClub(() => rulesLike(1, null))
  const period = { from: '2026-11-01', to: '2026-11-30' }
  let given = 0
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (steps) => {
      const member = await club.addMember()
      const visits: string[] = []
      for (const next of steps) await run(club, member, visits, next)
      const report = await simulateRules(club.app, { period, tried: null })
      expect(report.replayed).toEqual(report.posted)
      given = report.posted.redeemable
    }),
    { numRuns: runs(30) },
  )
  expect(given).toBeGreaterThan(10_000)
  expect((await auditClub(club.app.db.read)).findings).toEqual([])
})
