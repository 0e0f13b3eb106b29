import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { foreignWrite, tableOwners } from './tables.mjs'

const owners = tableOwners([
  {
    file: 'apps/server/src/areas/club/membership/membership.tables.ts',
    text: "export const members = table(\n  'members',",
  },
  { file: 'apps/server/src/platform/jobs/jobs.tables.ts', text: "export const jobs = table('jobs', {" },
])

/** What is found in a file of the module `areas/visits/visits`, or of another. */
function found(code, file = 'apps/server/src/areas/visits/visits/settle-visit.ts') {
  const findings = []
  const visit = (node) => {
    const message = foreignWrite(node, file, owners)
    if (message) findings.push(message)
    ts.forEachChild(node, visit)
  }
  visit(ts.createSourceFile(file, code, ts.ScriptTarget.ES2023, true))
  return findings
}

describe('who writes a table', () => {
  it.each([
    "sql.run('UPDATE members SET tier = ? WHERE id = ?')",
    'sql.run(`DELETE FROM members WHERE id = ${id}`)',
    "sql.run('INSERT INTO members (id) SELECT id FROM customers')",
    "sql.insert('members', [{ id }])",
    'insertRow(sql, members, { id })',
    'insertRows(sql, members, [{ id }])',
    'updateRows(sql, members, { tier }, { id })',
    'deleteRows(sql, members, { id })',
  ])('is the module that declares it: %s', (code) => {
    expect(found(code)).toEqual([
      'members is written by areas/club/membership only: call it, or let it follow an event',
    ])
    expect(found(code, 'apps/server/src/areas/club/membership/join-club.ts')).toEqual([])
  })

  it('may be anybody who only reads', () => {
    expect(found("sql.all('SELECT id FROM members FOR UPDATE')")).toEqual([])
  })

  it('is asked of the platform and of what stands at the top too', () => {
    expect(found("sql.insert('jobs', [row])", 'apps/server/src/demo/fill-demo.ts')).toHaveLength(1)
    expect(found("sql.insert('jobs', [row])", 'apps/server/src/platform/jobs/start-jobs.ts')).toEqual([])
  })

  it('cannot be asked where no table is declared', () => {
    expect(() => tableOwners([{ file: 'apps/server/src/x.tables.ts', text: 'nothing' }])).toThrow(
      'No file declares a table',
    )
  })
})
