import { expect, test } from 'vitest'
import { auditClub } from '../../../audit.ts'
import { automaticUpgrades, newKey, testClub, withoutRates } from '../../../testing/test-app.ts'
import { settleAsShown } from '../../../testing/settle-as-shown.ts'

test('a visit too small for a point is no missing posting when a later one lifts the tier on the same day', async () => {
  // Gold earns twice: by it, ¥0.77 would be worth a point.
  const club = await testClub((rules) => {
    const { tiers, ...others } = withoutRates(automaticUpgrades(rules))
    return { ...others, tiers: tiers.map((tier) => (tier.code === 'gold' ? { ...tier, earningMilli: 2000 } : tier)) }
  })
  const { app, reception, storeId } = club
  const member = await club.addMember()
  const settle = (amountFen: number) =>
    settleAsShown(
      app,
      reception,
      {
        storeId,
        memberId: member.memberId,
        vehicleId: member.vehicleId,
        workType: 'repair',
        lines: [{ lineKind: 'labour', payer: 'customer', amountFen }],
      },
      newKey(reception),
    )
  expect((await settle(77)).points).toEqual({ qualifying: 0, redeemable: 0 })
  expect((await settle(1_200_000)).tierReached?.code).toBe('gold')

  expect((await auditClub(app.db.read)).findings).toEqual([])
})
