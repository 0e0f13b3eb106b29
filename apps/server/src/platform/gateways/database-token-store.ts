import type { Database } from '../db/database.ts'
import { DuplicateKey } from '../db/errors.ts'
import type { Keyring } from '../pii/keyring.ts'
import type { AccessToken, TokenStore } from './wechat.ts'
import { firstRow } from '../db/rows.ts'
import { insertRow, updateRows } from '../db/table-rows.ts'
import { pick } from '../db/table.ts'
import { wechatTokens } from './gateways.tables.ts'

/**
 * Keeps a mini-program's access token in the database, encrypted, so that all processes use the same one and a restart
 * does not ask WeChat again.
 */
export function databaseTokenStore(db: Database, keys: Keyring, appId: string): TokenStore {
  const place = `wechat_tokens.token:${appId}`

  const write = (token: string, expiresAt: Date): Promise<void> =>
    db.upkeep(async (sql) => {
      const known = await updateRows(sql, wechatTokens, { token, expiresAt }, { appId })
      if (known === 0) await insertRow(sql, wechatTokens, { appId, token, expiresAt })
    })

  return {
    async get() {
      const row = await firstRow(
        db.read,
        pick(wechatTokens, 'token', 'expiresAt'),
        'SELECT token, expiresAt FROM wechat_tokens WHERE appId = ?',
        [appId],
      )
      return row && { token: keys.decrypt(row.token, place), expiresAt: row.expiresAt }
    },
    async put({ token, expiresAt }: AccessToken) {
      const secret = keys.encrypt(token, place)
      try {
        await write(secret, expiresAt)
      } catch (error) {
        // Another process kept the first token at the same moment; now there is a row to change.
        if (!(error instanceof DuplicateKey)) throw error
        await write(secret, expiresAt)
      }
    },
  }
}
