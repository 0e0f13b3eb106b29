import { randomBytes } from 'node:crypto'
import { describe, expect } from 'vitest'
import { keyring } from '../pii/keyring.ts'
import { race } from '../../testing/race.ts'
import { testDatabase } from '../../testing/test-database.ts'
import { databaseTokenStore } from './database-token-store.ts'

describe('the token store', () => {
  race(
    'gives every process the last token, kept encrypted',
    { look: /UPDATE wechat_tokens/, dropped: ['ALTER TABLE wechat_tokens DROP PRIMARY KEY'], sees: 2 },
    async (contest) => {
      const { db } = await testDatabase()
      const shared = contest(db)
      const keys = keyring(randomBytes(32), randomBytes(32))
      const [one, other] = [databaseTokenStore(shared, keys, 'wx1'), databaseTokenStore(shared, keys, 'wx1')]
      expect(await one.get()).toBeNull()
      const expiresAt = new Date('2026-11-18T04:30:00.123Z')
      await Promise.all([one.put({ token: 'secret', expiresAt }), other.put({ token: 'secret', expiresAt })])
      expect(await db.read.all('SELECT appId FROM wechat_tokens')).toHaveLength(1)
      expect(await other.get()).toEqual({ token: 'secret', expiresAt })
      await one.put({ token: 'newer', expiresAt })
      expect((await other.get())?.token).toBe('newer')
      expect(await databaseTokenStore(db, keys, 'wx2').get()).toBeNull()
      expect(JSON.stringify(await db.read.all('SELECT * FROM wechat_tokens'))).not.toMatch(/secret|newer/)
    },
  )
})
