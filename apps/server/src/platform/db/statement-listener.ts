import type { Engine } from './engine.ts'
import type { Sql, SqlValue } from './sql.ts'

/** Gets the text of a statement and its values; an insert is told as `INSERT table` however many rows it has. */
export type StatementListener = (statement: string, params: readonly SqlValue[]) => void

/** The engine, telling what it is asked; itself where nobody listens. */
export function toldOf(engine: Engine, tell: StatementListener | undefined): Engine {
  if (!tell) return engine
  const told = (sql: Sql): Sql => ({
    dialect: sql.dialect,
    all: (text, params = []) => (tell(text, params), sql.all(text, params)),
    one: (text, params = []) => (tell(text, params), sql.one(text, params)),
    run: (text, params = []) => (tell(text, params), sql.run(text, params)),
    insert: (table, rows) => {
      if (rows.length > 0) tell(`INSERT ${table}`, [])
      return sql.insert(table, rows)
    },
    insertAll: (parts) => {
      const filled = parts.filter(({ rows }) => rows.length > 0)
      if (filled.length > 0) tell(`INSERT ${filled.map(({ table }) => table).join(', ')}`, [])
      return sql.insertAll(parts)
    },
  })
  return {
    ...engine,
    read: told(engine.read),
    begin: async () => {
      const transaction = await engine.begin()
      return { ...transaction, sql: told(transaction.sql) }
    },
  }
}
