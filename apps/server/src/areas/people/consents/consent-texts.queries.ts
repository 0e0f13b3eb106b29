import type { ConsentText, ConsoleConsentText } from '@cheyou/contract'
import { nullable, sum } from '../../../platform/db/columns.ts'
import { firstRow, rows } from '../../../platform/db/rows.ts'
import type { Sql } from '../../../platform/db/sql.ts'
import { listRows } from '../../../platform/db/table-rows.ts'
import { pick, selectList, type RowOf } from '../../../platform/db/table.ts'
import { staff } from '../auth/auth.tables.ts'
import { consents, consentTexts } from './consents.tables.ts'
import { standardText } from './standard-text.ts'

type Row = RowOf<typeof consentTexts>

/** The text in force: the club's last one, or that of the program. */
export async function consentTextInForce(sql: Sql, groupId: string): Promise<ConsentText> {
  const [last] = await listRows(sql, consentTexts, { groupId }, { orderBy: ['edition DESC'], limit: 1 })
  return last === undefined ? standardText : shown(last)
}

/** Every version, newest first, with how many WeChat users agreed to it. */
export async function consentTextsAtDesk(sql: Sql, groupId: string): Promise<ConsoleConsentText[]> {
  const own = await rows(
    sql,
    { ...consentTexts, staffName: nullable(staff.name) },
    `SELECT ${selectList('t', consentTexts)}, p.name AS staffName FROM consent_texts t LEFT JOIN staff p ON p.id = t.publishedBy
     WHERE t.groupId = ? ORDER BY t.edition DESC`,
    [groupId],
  )
  const agreed = await rows(
    sql,
    { version: consents.version, agreed: sum() },
    `SELECT version, COUNT(DISTINCT identityId) AS agreed FROM consents
     WHERE groupId = ? AND kind = 'privacy' GROUP BY version`,
    [groupId],
  )
  const counted = new Map(agreed.map(({ version, agreed: count }) => [version, count]))
  return [
    ...own.map((row) => ({
      ...shown(row),
      note: row.note,
      asksAgain: row.asksAgain,
      publishedBy: row.staffName,
      agreed: counted.get(row.version) ?? 0,
    })),
    {
      ...standardText,
      note: '随程序提供',
      asksAgain: false,
      publishedBy: null,
      agreed: counted.get(standardText.version) ?? 0,
    },
  ]
}

/**
 * Whether a consent to this version is good: no later version asks again. A version that is not known here is one of before the
 * club had its own.
 */
export async function isConsentGood(sql: Sql, groupId: string, version: string): Promise<boolean> {
  const asking = await firstRow(
    sql,
    { edition: consentTexts.edition },
    'SELECT edition FROM consent_texts WHERE groupId = ? AND asksAgain = ? ORDER BY edition DESC LIMIT 1',
    [groupId, 1],
  )
  if (asking === null) return true
  const [given] = await listRows(sql, consentTexts, { groupId, version }, { columns: ['edition'] })
  return given !== undefined && given.edition >= asking.edition
}

/** What a customer agreed to last, by the WeChat user who is bound to them; null for nobody and nothing. */
export async function lastConsentOf(
  sql: Sql,
  customerId: string,
): Promise<{ version: string; givenAt: string } | null> {
  const last = await firstRow(
    sql,
    pick(consents, 'version', 'givenAt'),
    `SELECT c.version, c.givenAt FROM consents c JOIN wechat_identities i ON i.id = c.identityId
     WHERE i.customerId = ? AND c.kind = 'privacy' AND c.withdrawnAt IS NULL ORDER BY c.givenAt DESC LIMIT 1`,
    [customerId],
  )
  return last && { version: last.version, givenAt: last.givenAt.toISOString() }
}

function shown({ version, edition, publishedAt, parts }: Row): ConsentText {
  return { version, edition, publishedAt: publishedAt.toISOString(), parts }
}
