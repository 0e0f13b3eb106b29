import { integer, type Sql } from '../../../../platform/db/sql.ts'

const ALIAS = '(SELECT id FROM members WHERE mergedIntoId IS NOT NULL)'

/** Whatever an alias still has; asked of the tables beside the audit, so that neither is believed for itself. */
const LEFT_BEHIND = [
  `SELECT COUNT(*) AS n FROM point_accounts WHERE memberId IN ${ALIAS}
     AND (qualifying <> 0 OR redeemable <> 0 OR held <> 0 OR debt <> 0)`,
  ...['redemptions', 'voucher_uses', 'benefit_uses', 'insurance_renewals'].map(
    (table) => `SELECT COUNT(*) AS n FROM ${table} WHERE memberId IN ${ALIAS}`,
  ),
  `SELECT COUNT(*) AS n FROM point_lots WHERE remaining <> 0 AND memberId IN ${ALIAS}`,
]

/** How many rows aliases still have. */
export async function leftBehind(sql: Pick<Sql, 'one'>): Promise<number> {
  let left = 0
  for (const question of LEFT_BEHIND) left += integer((await sql.one<{ n: unknown }>(question))?.n)
  return left
}
