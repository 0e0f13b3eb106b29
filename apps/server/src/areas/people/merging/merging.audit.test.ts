import { expect, it } from 'vitest'
import { auditClub } from '../../../audit.ts'
import { mergeInto } from '../../../testing/merging.ts'
import { earn, redeem, withReward } from '../../../testing/redeeming.ts'
import { newKey, testClub, type TestClub } from '../../../testing/test-app.ts'
import { giveBenefit } from '../../club/benefits/give-benefit.ts'
import { putOnTier } from '../../club/benefits/testing/years.ts'
import { recordInsurance } from '../../club/membership/record-insurance.ts'

/** Two merged; the kept one has a visit, a lot, a redemption, a use of the package and an insurance. */
async function mergedClub(): Promise<TestClub> {
  const club = await testClub()
  const [kept, merged] = [await club.addMember(), await club.addMember()]
  const { app, reception, storeId } = club
  const { memberId } = kept
  await earn(club, merged, 300)
  await earn(club, kept, 300)
  await redeem(club, kept, await withReward(club))
  await putOnTier(club, kept, 'silver')
  await giveBenefit(app, reception, { memberId, storeId, code: 'wash', quantity: 1 }, newKey(reception))
  await putOnTier(club, kept, 'standard')
  const policy = { policyNumber: 'P1', insurer: '人保', premiumFen: 300_000, renewedOn: '2026-11-18' }
  await recordInsurance(app, reception, { ...policy, storeId, memberId }, newKey(reception))
  await mergeInto(club, kept, merged)
  return club
}

const alias = `(SELECT id FROM (SELECT id FROM members WHERE mergedIntoId IS NOT NULL) a)`
const kept = `(SELECT id FROM (SELECT id FROM members WHERE mergedIntoId IS NULL) k)`
const archive = `(SELECT id FROM (SELECT id FROM customers WHERE mergedIntoId IS NOT NULL) a)`
const keptArchive = `(SELECT id FROM (SELECT id FROM customers WHERE mergedIntoId IS NULL) k)`
const onAlias = (table: string) => `UPDATE ${table} SET memberId = ${alias} WHERE memberId = ${kept}`
const asAlias = (table: string) => `UPDATE ${table} SET customerId = ${archive} WHERE customerId = ${keptArchive}`

const acts = `(SELECT id FROM (SELECT MAX(id) AS id FROM acts) x)`
const group = `(SELECT id FROM dealer_groups)`

/** A row that an alias, or its kept card, should not have. */
const adjustment = `INSERT INTO point_adjustments
    (id, groupId, memberId, qualifying, redeemable, reason, state, ruleVersion, proposedBy, proposedAt)
  SELECT 'one', ${group}, ${alias}, 0, 1, '', 'refused', 1, 'me', at FROM acts WHERE id = ${acts}`
const agreement = `INSERT INTO agreements (id, groupId, memberId, name, labourMilli, partsMilli, fromOn, untilOn, agreedBy, agreedAt)
  SELECT 'one', ${group}, ${alias}, '', 900, 900, '2026-01-01', '2026-02-01', 'me', at FROM acts WHERE id = ${acts}`
const posting = (id: string, memberId: string, postedAt: string) => `INSERT INTO ledger_postings
    (id, groupId, memberId, cause, kind, subjectId, facts, effectiveAt, postedAt, actId)
  SELECT '${id}', ${group}, ${memberId}, 'source:birthday:2026', 'source', 'x', '{}', at, '${postedAt}', id FROM acts WHERE id = ${acts}`
const change = (id: string, memberId: string, at: string) => `INSERT INTO tier_changes
    (id, groupId, memberId, fromTier, toTier, cause, ruleVersion, effectiveOn, actId, at)
  VALUES ('${id}', ${group}, ${memberId}, 'standard', 'silver', 'upgrade:repair:v1', 1, '2026-11-18', ${acts}, '${at}')`
const [before, after] = ['2026-01-01 00:00:00.000', '2027-01-01 00:00:00.000']

const damages: [string, string[]][] = [
  ['ALIAS_CHAIN', [`UPDATE customers SET mergedIntoId = 'nobody' WHERE id = ${archive}`]],
  ['ALIAS_ARCHIVE', [asAlias('vehicle_people')]],
  ['ALIAS_ARCHIVE', [asAlias('customer_stores')]],
  ['MERGE_MISSING', ['DELETE FROM customer_merges']],
  ['ALIAS_POINTS', [`UPDATE point_accounts SET held = 50 WHERE memberId = ${alias}`]],
  ['ALIAS_POINTS', [`UPDATE point_accounts SET debt = 1 WHERE memberId = ${alias}`]],
  ['ALIAS_POINTS', [`UPDATE point_lots SET remaining = 1 WHERE memberId = ${alias}`]],
  ['ALIAS_ACCOUNT_CHAIN', [`UPDATE point_accounts SET mergedIntoId = 'nobody' WHERE memberId = ${alias}`]],
  ['ALIAS_ADJUSTMENT', [adjustment]],
  ['SOURCE_TWICE', [posting('p1', alias, before), posting('p2', kept, after)]],
  ['ALIAS_CARD_WRONG', [`UPDATE point_accounts SET mergedIntoId = NULL WHERE memberId = ${alias}`]],
  ['ALIAS_CARD', [onAlias('insurance_renewals')]],
  ['UPGRADE_TWICE', [change('t1', alias, before), change('t2', kept, after)]],
  [
    'YEARS_OVERLAP',
    [
      `UPDATE membership_periods SET startsOn = '2026-03-01' WHERE memberId = ${alias}`,
      `UPDATE membership_periods SET memberId = ${kept}`,
    ],
  ],
  ['YEAR_END_WRONG', [`UPDATE members SET membershipEndsOn = '2029-01-01'`]],
  ['ALIAS_REDEMPTION', [onAlias('redemptions')]],
  ['ALIAS_BENEFIT', [onAlias('benefit_uses')]],
  ['ALIAS_AGREEMENT', [agreement]],
  ['ALIAS_VISIT', [asAlias('visits')]],
  ['VISIT_EARNED_NOTHING', [`UPDATE visits SET memberId = NULL, createdAt = '${after}' WHERE memberId = ${kept}`]],
]

class Undo extends Error {}

it('finds whatever a merge left on an alias or let a person have twice, and nothing in a sound club', async () => {
  const club = await mergedClub()
  expect((await auditClub(club.app.db.read)).findings).toEqual([])
  for (const [code, statements] of damages) {
    const [touched, codes]: [number[], string[]] = [[], []]
    const attempt = club.app.db.upkeep(async (sql) => {
      for (const statement of statements) touched.push(await sql.run(statement))
      codes.push(...(await auditClub(sql)).findings.map((finding) => finding.code))
      throw new Undo()
    })
    await expect(attempt).rejects.toThrow(Undo)
    const found = codes.includes(code)
    expect({ code, statements, touched: !touched.includes(0), found }).toMatchObject({ touched: true, found: true })
  }
  expect((await auditClub(club.app.db.read)).findings).toEqual([])
})

it('takes what two cards had before they were one for no fault', async () => {
  const club = await mergedClub()
  await club.app.db.upkeep(async (sql) => {
    for (const statement of [change('t1', alias, before), change('t2', kept, before)]) await sql.run(statement)
    for (const statement of [posting('p1', alias, before), posting('p2', kept, before)]) await sql.run(statement)
    const codes = (await auditClub(sql)).findings.map((finding) => finding.code)
    expect(codes).not.toContain('UPGRADE_TWICE')
    expect(codes).not.toContain('SOURCE_TWICE')
  })
})
