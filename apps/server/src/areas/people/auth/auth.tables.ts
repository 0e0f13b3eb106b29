import { roles } from '@cheyou/contract/codes'
import { code, id, moment, nullable, primary, ref, whole, words } from '../../../platform/db/columns.ts'
import { table } from '../../../platform/db/table.ts'

export const staff = table(
  'staff',
  {
    id: id(),
    groupId: ref(),
    name: words(60),
    role: code(roles, 20),
    loginName: nullable(words(60)),
    passwordHash: nullable(words(255)),
    /** Encrypted. */
    totpSecret: nullable(words(255)),
    /** Step of the last code taken, so that a code works once. */
    lastOtpStep: nullable(whole()),
    retiredAt: nullable(moment()),
    /** At the console or on the phone. */
    lastSignInAt: nullable(moment()),
    createdAt: moment(),
  },
  [{ name: 'ux_staff_login', columns: ['loginName'], unique: true }],
)

export const staffStores = table('staff_stores', { staffId: primary(ref()), storeId: primary(ref()), groupId: ref() })

export const staffInvitations = table(
  'staff_invitations',
  {
    id: id(),
    groupId: ref(),
    staffId: ref(),
    codeHash: words(64),
    createdAt: moment(),
    expiresAt: moment(),
    usedAt: nullable(moment()),
  },
  [{ name: 'ux_staff_invitations_code', columns: ['codeHash'], unique: true }],
)

export const wechatIdentities = table(
  'wechat_identities',
  {
    id: id(),
    groupId: ref(),
    openid: words(64),
    unionid: nullable(words(64)),
    /** The WeChat-verified phone, encrypted, and its keyed hash. */
    phone: nullable(words(255)),
    phoneHash: nullable(words(64)),
    customerId: nullable(ref()),
    staffId: nullable(ref()),
    createdAt: moment(),
  },
  [
    { name: 'ux_wechat_identities_openid', columns: ['groupId', 'openid'], unique: true },
    { name: 'ux_wechat_identities_customer', columns: ['customerId'], unique: true },
    { name: 'ix_wechat_identities_staff', columns: ['staffId'] },
  ],
)

/** An opaque 256-bit token, kept as its hash, revocable. */
export const sessions = table(
  'sessions',
  {
    id: id(),
    groupId: ref(),
    tokenHash: words(64),
    audience: code(['phone', 'console'], 12),
    identityId: nullable(ref()),
    staffId: nullable(ref()),
    createdAt: moment(),
    expiresAt: moment(),
    revokedAt: nullable(moment()),
  },
  [
    { name: 'ux_sessions_token', columns: ['tokenHash'], unique: true },
    { name: 'ix_sessions_identity', columns: ['identityId'] },
    { name: 'ix_sessions_staff', columns: ['staffId'] },
    { name: 'ix_sessions_expires', columns: ['expiresAt'] },
  ],
)

export const authTables = [staff, staffStores, staffInvitations, wechatIdentities, sessions]
