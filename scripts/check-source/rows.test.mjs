import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { uncheckedRow } from './rows.mjs'

/** How many findings a file with this code has. */
function found(code) {
  let findings = 0
  const visit = (node) => {
    if (uncheckedRow(node)) findings++
    ts.forEachChild(node, visit)
  }
  visit(ts.createSourceFile('some.queries.ts', code, ts.ScriptTarget.ES2023, true))
  return findings
}

describe('rows are read by declarations', () => {
  it('finds a type that is claimed by an argument', () => {
    expect(found("const row = await unit.sql.one<{ id: string }>('SELECT id FROM visits')")).toBe(1)
    expect(found("for (const row of await app.db.read.all<Row>('SELECT id FROM visits')) see(row)")).toBe(1)
  })

  it('finds a type that is claimed by where the rows go', () => {
    expect(found("function stores(sql): Promise<Store[]> { return sql.all('SELECT id FROM stores') }")).toBe(1)
    expect(found("async function stores(sql) { return await (sql.all('SELECT id FROM stores')) }")).toBe(1)
    expect(found("const stores = (sql): Promise<Store[]> => sql.all('SELECT id FROM stores')")).toBe(1)
    expect(found("const stores: Store[] = await sql.all('SELECT id FROM stores')")).toBe(1)
  })

  it('leaves alone what only asks whether there is a row, what locks, and what reads by a declaration', () => {
    expect(found("const known = await sql.one('SELECT id FROM stores')\nif (known !== null) return")).toBe(0)
    expect(found("await unit.sql.all('SELECT id FROM stores FOR UPDATE')")).toBe(0)
    expect(found("return rows(sql, { id: stores.id }, 'SELECT id FROM stores')")).toBe(0)
    expect(found('return Promise.all(waiting)')).toBe(0)
  })
})
