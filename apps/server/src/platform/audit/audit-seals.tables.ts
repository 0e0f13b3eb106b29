import { moment, primary, words } from '../db/columns.ts'
import { table } from '../db/table.ts'

/** What the last clean audit saw of each day. */
export const auditSeals = table('audit_seals', {
  /** Of which rows. */
  name: primary(words(40)),
  day: primary(words(10)),
  seal: words(60),
  /** A hash of the checks that saw it. */
  checks: words(64),
  at: moment(),
})
