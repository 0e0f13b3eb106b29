import type { AuditCheck, AuditFinding } from '../../../platform/audit.ts'
import { rows } from '../../../platform/db/rows.ts'
import type { SqlReader } from '../../../platform/db/sql.ts'
import { customers } from '../customers/customers.tables.ts'
import { findKeysJob } from './find-keys-job.ts'
import { compareFindKeys } from './keep-find-keys.ts'

const AT_ONCE = 500

/** Customers who are not found by what they should be found by, or still by what they were: a name, a plate, a store of before (req. 16.4). */
export async function findKeyFindings(read: SqlReader): Promise<AuditFinding[]> {
  if (await isFilling(read)) return []
  const findings: AuditFinding[] = []
  for (let after = ''; ;) {
    const page = await rows(read, { id: customers.id }, 'SELECT id FROM customers WHERE id > ? ORDER BY id LIMIT ?', [
      after,
      AT_ONCE,
    ])
    if (page.length === 0) return findings
    after = page.at(-1)!.id
    const { missing, stale } = await compareFindKeys(
      read,
      page.map(({ id }) => id),
    )
    for (const [code, keys] of [
      ['FIND_KEY_MISSING', missing],
      ['FIND_KEY_STALE', stale],
    ] as const) {
      const byCustomer = Map.groupBy(keys, ({ customerId }) => customerId)
      for (const [customerId, own] of byCustomer)
        findings.push({ code, message: MESSAGES[code], facts: { customerId, keys: own.length } })
    }
  }
}

/** A club that is older than the search is not judged before its keys are there. */
async function isFilling(read: SqlReader): Promise<boolean> {
  const job = await read.one("SELECT id FROM jobs WHERE kind = ? AND state IN ('waiting', 'running') LIMIT 1", [
    findKeysJob.kind,
  ])
  return job !== null
}

const MESSAGES = {
  FIND_KEY_MISSING: '客户缺少搜索用的关键字',
  FIND_KEY_STALE: '客户仍能按已变更的姓名、车牌或门店搜到',
}

/** Keys that lead to nobody, and phones that are not found by their tail. */
export const findKeyChecks: readonly AuditCheck[] = [
  {
    code: 'FIND_KEY_OF_NOBODY',
    message: '搜索用的关键字指向不存在的客户',
    sql: `SELECT DISTINCT f.customerId AS customerId FROM find_keys f LEFT JOIN customers c ON c.id = f.customerId WHERE c.id IS NULL`,
  },
  {
    code: 'FIND_TAIL_MISSING',
    message: '有手机号的客户不能按后四位搜到',
    sql: `SELECT c.id AS customerId FROM customers c WHERE c.phone IS NOT NULL AND c.phoneTailHash IS NULL
      AND NOT EXISTS (SELECT 1 FROM jobs j WHERE j.kind = 'find_keys' AND j.state IN ('waiting', 'running'))`,
  },
]
