import { expect, test } from 'vitest'
import { changedAsItIs, earn, redeem, shown, tellVoucher, withReward, withVoucher } from '../../../testing/redeeming.ts'
import { newKey, systemAct, testClub } from '../../../testing/test-app.ts'
import { handOver, useVouchers } from './index.ts'
import { lockBalance, postEntries } from '../points/index.ts'
import { auditClub } from '../../../audit.ts'

/** A member with a gift held, one handed over, and a voucher used on a visit. */
async function livelyDesk() {
  const club = await testClub()
  const { app, reception, storeId } = club
  const member = await club.addMember()
  const { memberId } = member
  const visitId = await earn(club, member, 500)
  const giftId = await withReward(club)
  await redeem(club, member, giftId)
  await handOver(
    app,
    reception,
    await shown(club, await redeem(club, member, giftId)),
    newKey(reception),
    changedAsItIs,
  )
  const { id: redemptionId } = await redeem(club, member, await withVoucher(club))
  await app.db.unit(systemAct(app.groupId), async (unit) => {
    const balances = await lockBalance(unit, memberId)
    await tellVoucher(unit, visitId, redemptionId, 4_000)
    const visit = { memberId, visitId, storeId, balances }
    const { postings } = await useVouchers(unit, visit, [{ redemptionId, takenFen: 4_000 }])
    await postEntries(unit, new Map([[memberId, balances]]), postings)
  })
  return app
}

class Undo extends Error {}

test('the audit finds each way in which redemptions and the ledger can disagree', async () => {
  const app = await livelyDesk()
  expect((await auditClub(app.db.read)).findings).toEqual([])
  const gift = "faceFen IS NULL AND state = 'held'"
  const damages = {
    REDEMPTION_POINTS_WRONG: `UPDATE redemptions SET points = points + 1 WHERE ${gift}`,
    REDEMPTION_QUANTITY_WRONG: `UPDATE redemptions SET quantity = 0 WHERE ${gift}`,
    REDEMPTION_CHANGE_MISSING: "DELETE FROM redemption_changes WHERE action = 'hand_over'",
    REDEMPTION_UNSEEN: `DELETE FROM redemption_stores WHERE redemptionId = (SELECT id FROM redemptions WHERE ${gift})`,
    REDEMPTION_STORE_STRAY: `UPDATE redemption_stores SET storeId = 'another' WHERE redemptionId = (SELECT id FROM redemptions WHERE ${gift})`,
    VOUCHER_LEFT_WRONG: 'UPDATE redemptions SET leftFen = leftFen + 1 WHERE faceFen IS NOT NULL',
    VOUCHER_USE_STRAY: "UPDATE visits SET state = 'void'",
  }
  for (const [code, sql] of Object.entries(damages)) {
    let found: string[] = []
    const attempt = app.db.upkeep(async (write) => {
      expect(await write.run(sql)).toBe(1)
      found = (await auditClub(write)).findings.map((finding) => finding.code)
      throw new Undo()
    })
    await expect(attempt).rejects.toThrow(Undo)
    expect(found).toContain(code)
  }
  expect((await auditClub(app.db.read)).ok).toBe(true)
})
