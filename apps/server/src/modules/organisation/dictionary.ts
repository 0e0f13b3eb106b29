import type { Unit } from '../../db/database.ts'
import { newId } from '../../db/ids.ts'
import { integer, type Sql } from '../../db/sql.ts'

/** A value of a list the shop edits. Rows hold the code; labels, the words of imports and behaviour stand here. */
export interface DictionaryValue {
  code: string
  name: string
  aliases: string[]
  flags: Record<string, boolean>
}

interface ValueRow {
  code: string
  name: string
  aliases: string
  flags: string
}

/** The values of one dictionary in the shop's order; retired ones stay readable but are not offered. */
export async function listDictionary(sql: Sql, groupId: string, dictionary: string): Promise<DictionaryValue[]> {
  const rows = await sql.all<ValueRow>(
    `SELECT code, name, aliases, flags FROM dictionary_values
     WHERE groupId = ? AND dictionary = ? AND retiredAt IS NULL ORDER BY position, code`,
    [groupId, dictionary],
  )
  return rows.map(({ code, name, aliases, flags }) => ({
    code,
    name,
    aliases: JSON.parse(aliases) as string[],
    flags: JSON.parse(flags) as Record<string, boolean>,
  }))
}

/** Adds values at the end of a dictionary. */
export async function addDictionaryValues(
  unit: Unit,
  groupId: string,
  dictionary: string,
  values: readonly { code: string; name: string; aliases?: readonly string[]; flags?: Record<string, boolean> }[],
): Promise<void> {
  const last = await unit.sql.one<{ position: unknown }>(
    'SELECT COALESCE(MAX(position), 0) AS position FROM dictionary_values WHERE groupId = ? AND dictionary = ?',
    [groupId, dictionary],
  )
  const from = integer(last?.position ?? 0)
  await unit.sql.insert(
    'dictionary_values',
    values.map(({ code, name, aliases = [], flags = {} }, i) => ({
      id: newId(),
      groupId,
      dictionary,
      code,
      name,
      aliases: JSON.stringify(aliases),
      flags: JSON.stringify(flags),
      position: from + 1 + i,
      retiredAt: null,
    })),
  )
}
