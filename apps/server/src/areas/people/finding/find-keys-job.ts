import { count } from '../../../platform/db/columns.ts'
import { rows, soleRow } from '../../../platform/db/rows.ts'
import type { JobKind } from '../../../platform/jobs/job-kind.ts'
import { fillPhoneTails } from '../customers/index.ts'
import { customers } from '../customers/customers.tables.ts'
import { keepFindKeys } from './keep-find-keys.ts'

const AT_ONCE = 200

interface Kept {
  after: string
  customers: number
}

/**
 * Gives all customers the keys that they are found by (req. 16.4): once for those of a club that is older than the search, and
 * whenever the audit finds some missing. What is right already stays.
 */
export const findKeysJob: JobKind<object, Kept> = {
  kind: 'find_keys',
  title: '建立搜索索引',
  async work(app, job) {
    const { total } = await soleRow(
      app.db.read,
      { total: count() },
      'SELECT COUNT(*) AS total FROM customers WHERE groupId = ?',
      [app.groupId],
    )
    let kept = job.kept ?? { after: '', customers: 0 }
    for (;;) {
      const page = await rows(
        app.db.read,
        { id: customers.id },
        'SELECT id FROM customers WHERE groupId = ? AND id > ? ORDER BY id LIMIT ?',
        [app.groupId, kept.after, AT_ONCE],
      )
      const last = page.at(-1)
      if (!last) return { customers: kept.customers }
      const ids = page.map(({ id }) => id)
      const reached = { after: last.id, customers: kept.customers + ids.length }
      await app.db.unit(job.act, async (unit) => {
        await fillPhoneTails(unit, app.keys, ids)
        await keepFindKeys(unit, ids)
        await job.keep(unit, reached, { done: reached.customers, total })
      })
      kept = reached
    }
  },
}
