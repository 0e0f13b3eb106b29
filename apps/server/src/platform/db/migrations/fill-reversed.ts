import type { QueryRunner } from 'typeorm'

const AT_ONCE = 5_000

/** Fills a column with what another says from its end, in capitals and without spaces, so that an index finds what ends alike. */
export async function fillReversed(runner: QueryRunner, table: string, from: string, into: string): Promise<void> {
  if (runner.connection.options.type !== 'better-sqlite3') {
    await runner.query(
      `UPDATE \`${table}\` SET \`${into}\` = REVERSE(UPPER(REPLACE(\`${from}\`, ' ', ''))) WHERE \`${into}\` = ''`,
    )
    return
  }
  for (let after = ''; ;) {
    const found = (await runner.query(
      `SELECT id, \`${from}\` AS text FROM \`${table}\` WHERE id > ? ORDER BY id LIMIT ?`,
      [after, AT_ONCE],
    )) as { id: string; text: string }[]
    const last = found.at(-1)
    if (!last) return
    after = last.id
    for (const { id, text } of found) {
      const reversed = [...text.toUpperCase().replaceAll(' ', '')].toReversed().join('')
      await runner.query(`UPDATE \`${table}\` SET \`${into}\` = ? WHERE id = ?`, [reversed, id])
    }
  }
}
