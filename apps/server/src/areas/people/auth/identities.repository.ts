import type { Unit } from '../../../platform/db/database.ts'
import { newId } from '../../../platform/db/ids.ts'
import { insertRow, updateRows } from '../../../platform/db/table-rows.ts'
import { wechatIdentities } from './auth.tables.ts'

interface NewIdentity {
  openid: string
  unionid?: string | null
  customerId?: string | null
  staffId?: string | null
}

/** A WeChat user seen for the first time. @returns its id. @throws DuplicateKey when another request was first */
export async function addIdentity(unit: Unit, identity: NewIdentity): Promise<string> {
  const id = newId()
  const { openid, unionid = null, customerId = null, staffId = null } = identity
  const { groupId } = unit.act
  await insertRow(unit.sql, wechatIdentities, {
    id,
    groupId,
    openid,
    unionid,
    phone: null,
    phoneHash: null,
    customerId,
    staffId,
    createdAt: unit.now,
  })
  return id
}

/** Keeps the phone that WeChat verified, encrypted and as its blind index. */
export async function keepPhone(
  unit: Unit,
  identityId: string,
  { phone, phoneHash }: { phone: string; phoneHash: string },
): Promise<void> {
  await updateRows(unit.sql, wechatIdentities, { phone, phoneHash }, { id: identityId })
}

/** The archive becomes this WeChat user's. @throws DuplicateKey when it is another's meanwhile */
export async function bindArchive(unit: Unit, identityId: string, customerId: string): Promise<void> {
  await updateRows(unit.sql, wechatIdentities, { customerId }, { id: identityId })
}

/** One WeChat user to an archive: the kept one's stays, that of the archive merged into it has to verify its phone again (req. 1.7). */
export async function moveIdentity(unit: Unit, { from, to }: { from: string; to: string }): Promise<void> {
  const own = await unit.sql.one('SELECT id FROM wechat_identities WHERE customerId = ?', [to])
  await updateRows(unit.sql, wechatIdentities, { customerId: own ? null : to }, { customerId: from })
}
