// Each table has one writing module: the one whose *.tables.ts declares it. What another module must do to it is a function of the
// owner's, or follows an event.
import { insertedTable, sqlOf, typedTable } from './statements.mjs'

const WRITTEN = /\b(?:UPDATE|DELETE\s+FROM|REPLACE\s+INTO|INSERT\s+(?:IGNORE\s+|OR\s+\w+\s+)?INTO)\s+[`"]?(\w+)/g

/** The module of a file of the server: `areas/club/points`, `platform/jobs`, `screens/owner`, `cli`. */
export function moduleOf(file) {
  return (
    /^apps\/server\/src\/((?:areas\/[^/]+|platform|screens)\/[^/]+|[^/]+)\//.exec(file)?.[1] ?? 'the top of the server'
  )
}

/** Which module declares each table, from the texts of the files `*.tables.ts`. @throws Error when none is found */
export function tableOwners(files) {
  const owners = new Map()
  for (const { file, text } of files)
    for (const [, name] of text.matchAll(/\btable\(\s*'(\w+)'/g)) owners.set(name, moduleOf(file))
  if (owners.size === 0) throw new Error('No file declares a table: the check of who writes them would see nothing')
  return owners
}

/** A finding when this node writes a table of another module, else null. */
export function foreignWrite(node, file, owners) {
  const written = [
    ...[...sqlOf(node).matchAll(WRITTEN)].map(([, name]) => name),
    insertedTable(node),
    typedTable(node, /^(updateRows|deleteRows)$/),
  ]
  const own = moduleOf(file)
  const foreign = written.find((name) => owners.has(name) && owners.get(name) !== own)
  return foreign ? `${foreign} is written by ${owners.get(foreign)} only: call it, or let it follow an event` : null
}
