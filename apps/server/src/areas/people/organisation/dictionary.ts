import type { Unit } from '../../../platform/db/database.ts'
import { newId } from '../../../platform/db/ids.ts'
import type { Sql } from '../../../platform/db/sql.ts'
import { sum } from '../../../platform/db/columns.ts'
import { rows, firstRow } from '../../../platform/db/rows.ts'
import { insertRows, updateRows } from '../../../platform/db/table-rows.ts'
import { pick } from '../../../platform/db/table.ts'
import { dictionaryValues } from './organisation.tables.ts'

/** A value of a list the shop edits. Rows hold the code; labels, the words of imports and behaviour stand here. */
export interface DictionaryValue {
  code: string
  name: string
  aliases: string[]
  flags: Record<string, boolean>
}

/** A value that may no longer be offered; rows that have it keep its meaning. */
export interface KnownValue extends DictionaryValue {
  retired: boolean
}

const valueRowShape = pick(dictionaryValues, 'code', 'name', 'aliases', 'flags', 'retiredAt')

/** Every value of one dictionary in the shop's order, retired ones too: what imports, rules and history may name. */
export async function knownDictionary(sql: Sql, groupId: string, dictionary: string): Promise<KnownValue[]> {
  const found = await rows(
    sql,
    valueRowShape,
    `SELECT code, name, aliases, flags, retiredAt FROM dictionary_values
     WHERE groupId = ? AND dictionary = ? ORDER BY position, code`,
    [groupId, dictionary],
  )
  return found.map(({ code, name, aliases, flags, retiredAt }) => ({
    code,
    name,
    aliases,
    flags,
    retired: retiredAt !== null,
  }))
}

/** The values of one dictionary that are offered, in the shop's order. */
export async function listDictionary(sql: Sql, groupId: string, dictionary: string): Promise<DictionaryValue[]> {
  const known = await knownDictionary(sql, groupId, dictionary)
  return known.filter(({ retired }) => !retired).map(({ retired: _, ...value }) => value)
}

/** An edit of a dictionary waits for the one under way, so that no word gets two meanings. */
export async function lockDictionary(unit: Unit, dictionary: string): Promise<KnownValue[]> {
  const { groupId } = unit.act
  if (unit.sql.dialect === 'mysql')
    await unit.sql.all('SELECT id FROM dictionary_values WHERE groupId = ? AND dictionary = ? FOR UPDATE', [
      groupId,
      dictionary,
    ])
  return knownDictionary(unit.sql, groupId, dictionary)
}

/** Gives a value another name, other words and flags; its code stays. */
export async function changeDictionaryValue(unit: Unit, dictionary: string, value: DictionaryValue): Promise<void> {
  await updateRows(
    unit.sql,
    dictionaryValues,
    { name: value.name, aliases: value.aliases, flags: value.flags },
    { groupId: unit.act.groupId, dictionary, code: value.code },
  )
}

/** Offers a value no longer, or again. */
export async function retireDictionaryValue(
  unit: Unit,
  dictionary: string,
  value: { code: string; retired: boolean },
): Promise<void> {
  await updateRows(
    unit.sql,
    dictionaryValues,
    { retiredAt: value.retired ? unit.now : null },
    { groupId: unit.act.groupId, dictionary, code: value.code },
  )
}

/** Adds values at the end of a dictionary. */
export async function addDictionaryValues(
  unit: Unit,
  groupId: string,
  dictionary: string,
  values: readonly { code: string; name: string; aliases?: readonly string[]; flags?: Record<string, boolean> }[],
): Promise<void> {
  const last = await firstRow(
    unit.sql,
    { position: sum() },
    'SELECT COALESCE(MAX(position), 0) AS position FROM dictionary_values WHERE groupId = ? AND dictionary = ?',
    [groupId, dictionary],
  )
  const from = last?.position ?? 0
  await insertRows(
    unit.sql,
    dictionaryValues,
    values.map(({ code, name, aliases = [], flags = {} }, i) => ({
      id: newId(),
      groupId,
      dictionary,
      code,
      name,
      aliases: [...aliases],
      flags,
      position: from + 1 + i,
    })),
  )
}
