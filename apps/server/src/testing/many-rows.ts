import type { TestClub } from './test-app.ts'
import { systemAct } from './test-app.ts'

/** As many as each big table gets. */
export const MANY_ROWS = 10_000

/** The id of the n-th row of a table that `fillClub` filled. */
export const manyId = (letter: string, n: number): string => letter + String(n).padStart(25, '0')
const id = (letter: string, number = 'seq') => `CONCAT('${letter}', LPAD(${number}, 25, '0'))`

/**
 * Fills the tables of a club on MariaDB with ten thousand members, each with a car, two visits, a posting, a lot and a redemption:
 * enough for its optimizer to choose as it does in a big shop.
 */
export async function fillClub({ app, storeId, reception }: TestClub): Promise<void> {
  const { groupId } = app
  const at = "'2026-01-01 00:00:00.000' + INTERVAL seq SECOND"
  const day = "DATE_FORMAT('2020-01-01' + INTERVAL MOD(seq, 2000) DAY, '%Y-%m-%d')"
  const own = `'${groupId}'`
  const made = `'', ${at}, ${at}`
  const tables: Record<string, string> = {
    'customers (id, groupId, sourceId, sourceNumber, kind, name, nameKey, phoneHash, phoneTailHash, idNumberHash, contentHash, createdAt, updatedAt)': `${id('C')}, ${own}, '${storeId}', CONCAT('M', seq), IF(MOD(seq, 50) = 0, 'organisation', 'person'),
       CONCAT(ELT(1 + MOD(seq, 4), '王', '李', '张', '刘'), seq), CONCAT(ELT(1 + MOD(seq, 4), '王', '李', '张', '刘'), seq),
       SHA2(FLOOR(seq / 1.01), 256), SHA2(CONCAT('t', MOD(seq, 2000)), 256), SHA2(CONCAT('i', seq), 256), ${made}`,
    'customer_stores (customerId, storeId, groupId)': `${id('C')}, '${storeId}', ${own}`,
    'vehicles (id, groupId, vin, plate, purchasedHere, contentHash, createdAt, updatedAt)': `${id('V')}, ${own}, LPAD(seq, 17, 'L'), CONCAT('贵A', LPAD(seq, 5, '0')), MOD(seq, 2), ${made}`,
    'vehicle_people (vehicleId, customerId, groupId, role, paying)': `${id('V')}, ${id('C')}, ${own}, 'owner', 1`,
    'members (id, groupId, customerId, cardNumber, cardReversed, cardSecret, tier, joinedOn, joinedVia, membershipEndsOn, lastVisitOn, createdAt)': `${id('M')}, ${own}, ${id('C')}, LPAD(seq, 10, '0'), REVERSE(LPAD(seq, 10, '0')), '', ELT(1 + LEAST(3, MOD(seq, 40)), 'vip', 'gold', 'silver', 'standard'),
       ${day}, 'founding', '2027-06-01', ${day}, ${at}`,
    'tier_changes (id, groupId, memberId, toTier, cause, ruleVersion, effectiveOn, actId, at)': `${id('T')}, ${own}, ${id('M')}, 'silver', 'join', 1, ${day}, '', ${at}`,
    'point_accounts (memberId, groupId, qualifying, redeemable, held, debt)': `${id('M')}, ${own}, seq, MOD(seq, 3000), 0, 0`,
    'ledger_postings (id, groupId, memberId, cause, kind, subjectId, facts, effectiveAt, postedAt, actId)': `${id('P')}, ${own}, ${id('M')}, CONCAT('visit:', seq), 'visit', ${id('S')}, '{}', ${at}, ${at}, ''`,
    'ledger_entries (id, groupId, memberId, postingId, track, account, points)': `${id('E')}, ${own}, ${id('M')}, ${id('P')}, 'redeemable', 'member', 10`,
    'point_lots (id, groupId, memberId, postingId, points, remaining, earnedOn, expiresOn)': `${id('N')}, ${own}, ${id('M')}, ${id('P')}, 10, 10, ${day}, '2028-12-31'`,
    'redemptions (id, groupId, memberId, rewardId, rewardName, code, state, quantity, points, revision, collectBy, heldAt)': `${id('X')}, ${own}, ${id('M')}, '${manyId('R', 1)}', '礼品', CONCAT('K', seq), ELT(1 + MOD(seq, 3), 'held', 'handed_over', 'expired'), 1, 10, 0,
       '2027-01-01', ${at}`,
    'redemption_changes (id, groupId, redemptionId, revision, action, quantity, storeId, actId, at)': `${id('H')}, ${own}, ${id('X')}, 1, 'hand_over', 1, '${storeId}', '', ${at}`,
    'redemption_stores (redemptionId, storeId, groupId, heldAt)': `${id('X')}, '${storeId}', ${own}, ${at}`,
    'upgrade_candidates (id, groupId, memberId, openMemberId, fromTier, toTier, way, evidence, ruleVersion, state, foundAt, actId)': `${id('G')}, ${own}, ${id('M')}, ${id('M')}, 'silver', 'gold', 'repair', '{}', 1, 'open', ${at}, ''`,
    'point_adjustments (id, groupId, memberId, qualifying, redeemable, reason, state, ruleVersion, proposedBy, proposedAt)': `${id('A')}, ${own}, ${id('M')}, 0, 10, '补记', IF(MOD(seq, 100) = 0, 'pending', 'posted'), 1, '${reception.id}', ${at}`,
  }
  const spelt = (names: string) => `CONCAT(ELT(1 + MOD(seq, 4), ${names}), seq)`
  const findTerms = {
    name: spelt("'王', '李', '张', '刘'"),
    name_part: 'seq',
    pinyin: spelt("'wang', 'li', 'zhang', 'liu'"),
    initials: spelt("'w', 'l', 'z', 'l'"),
    plate: "CONCAT('贵A', LPAD(seq, 5, '0'))",
    vin: "RPAD(REVERSE(seq), 17, 'L')",
  }
  await app.db.unit(systemAct(groupId), async ({ sql }) => {
    for (const [into, values] of Object.entries(tables))
      await sql.run(`INSERT INTO ${into} SELECT ${values} FROM seq_1_to_${MANY_ROWS}`)
    for (const [kind, term] of Object.entries(findTerms))
      await sql.run(
        `INSERT INTO find_keys (storeId, kind, term, customerId) SELECT '${storeId}', '${kind}', ${term}, ${id('C')} FROM seq_1_to_${MANY_ROWS}`,
      )
    await sql.run(`INSERT INTO rewards (id, groupId, kind, name, description, pointsPrice, position, createdAt)
      SELECT '${manyId('R', 1)}', ${own}, 'gift', '礼品', '', 10, 1, ${at} FROM seq_1_to_1`)
    await sql.run(`INSERT INTO visits (id, groupId, storeId, sourceId, orderNumber, orderReversed, revision, state, vehicleId, customerId, memberId, vin,
        workType, odometerSuspect, arrivedOn, settledOn, settledAt, customerFen, insurerFen, manufacturerFen, internalFen, contentHash,
        createdAt, updatedAt)
      SELECT ${id('S')}, ${own}, '${storeId}', '${storeId}', CONCAT('RO', seq), REVERSE(CONCAT('RO', seq)), 1, 'settled',
        ${id('V', `1 + MOD(seq, ${MANY_ROWS})`)}, ${id('C', `1 + MOD(seq, ${MANY_ROWS})`)}, ${id('M', `1 + MOD(seq, ${MANY_ROWS})`)},
        '', 'repair', 0, ${day}, ${day}, ${at}, 10000, 0, 0, 0, ${made} FROM seq_1_to_${2 * MANY_ROWS}`)
  })
  const names = Object.keys(tables).map((into) => into.split(' ')[0]!)
  await app.db.read.all(`ANALYZE TABLE ${[...names, 'find_keys', 'visits'].join(', ')}`)
}
