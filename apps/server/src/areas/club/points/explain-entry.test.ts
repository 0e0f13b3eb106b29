import { getStatement, explainMyEntry } from '@cheyou/contract'
import type { RuleSet } from '@cheyou/domain'
import { expect, test } from 'vitest'
import { newKey, testClub } from '../../../testing/test-app.ts'
import { settleAsShown } from '../../../testing/settle-as-shown.ts'
import { explainEntry, statementOf } from './index.ts'

/** Every tier earns 1.2 times, and in the second half of November 1.5 times of that. */
const factors = (rules: RuleSet): RuleSet => ({
  ...rules,
  tiers: rules.tiers.map((tier) => ({ ...tier, earningMilli: 1200 })),
  earning: {
    ...rules.earning,
    campaigns: [
      {
        code: 'autumn',
        name: '秋季双周',
        from: '2026-11-15',
        to: '2026-11-30',
        workTypes: null,
        tiers: null,
        multiplierMilli: 1500,
      },
    ],
  },
})

test('an explanation tells every factor: what it multiplies is what was given', async () => {
  const club = await testClub(factors)
  const { app, clock, reception, storeId } = club
  const { memberId, vehicleId } = await club.addMember()
  const lines = [{ lineKind: 'labour' as const, payer: 'customer' as const, amountFen: 12_345 }]
  const settle = () =>
    settleAsShown(app, reception, { storeId, memberId, vehicleId, workType: 'repair', lines }, newKey(reception))
  await settle()
  clock.set(new Date('2026-12-01T02:00:00.000Z'))
  await settle()

  const { rows } = await statementOf(app.db.read, memberId, { limit: 5 })
  expect(getStatement.response.shape.rows.parse(rows)).toEqual(rows)
  const explained = await Promise.all(rows.map(({ id }) => explainEntry(app.db.read, app.groupId, memberId, id)))
  expect(explained.map((entry) => explainMyEntry.response.parse(entry))).toEqual(explained)
  const parts = explained.map((entry) => entry?.explanation?.parts[0])
  expect(parts.map((part) => part?.campaign)).toEqual([
    undefined,
    { code: 'autumn', name: '秋季双周', multiplierMilli: 1500 },
  ])
  for (const part of parts) {
    const { amountFen, redeemableMilliPerYuan, tierMilli, campaign, redeemableExact } = part!
    const exact = (amountFen * redeemableMilliPerYuan * tierMilli * (campaign?.multiplierMilli ?? 1000)) / 1e11
    expect(Number(redeemableExact)).toBe(exact)
  }
})
