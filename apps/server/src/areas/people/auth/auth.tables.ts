import { EntitySchema } from 'typeorm'
import { id, moment, nullable, primary, ref, whole, words } from '../../../platform/db/columns.ts'

export interface StaffRow {
  id: string
  groupId: string
  name: string
  role: string
  loginName: string | null
  passwordHash: string | null
  /** Encrypted. */
  totpSecret: string | null
  /** Step of the last code taken, so that a code works once. */
  lastOtpStep: number | null
  retiredAt: Date | null
  createdAt: Date
}
export const staff = new EntitySchema<StaffRow>({
  name: 'staff',
  columns: {
    id: id(),
    groupId: ref(),
    name: words(60),
    role: words(20),
    loginName: nullable(words(60)),
    passwordHash: nullable(words(255)),
    totpSecret: nullable(words(255)),
    lastOtpStep: nullable(whole()),
    retiredAt: nullable(moment()),
    createdAt: moment(),
  },
  indices: [{ name: 'ux_staff_login', columns: ['loginName'], unique: true }],
})

export interface StaffStoreRow {
  staffId: string
  storeId: string
  groupId: string
}
export const staffStores = new EntitySchema<StaffStoreRow>({
  name: 'staff_stores',
  columns: { staffId: primary(ref()), storeId: primary(ref()), groupId: ref() },
})

export interface StaffInvitationRow {
  id: string
  groupId: string
  staffId: string
  codeHash: string
  createdAt: Date
  expiresAt: Date
  usedAt: Date | null
}
export const staffInvitations = new EntitySchema<StaffInvitationRow>({
  name: 'staff_invitations',
  columns: {
    id: id(),
    groupId: ref(),
    staffId: ref(),
    codeHash: words(64),
    createdAt: moment(),
    expiresAt: moment(),
    usedAt: nullable(moment()),
  },
  indices: [{ name: 'ux_staff_invitations_code', columns: ['codeHash'], unique: true }],
})

export interface WechatIdentityRow {
  id: string
  groupId: string
  openid: string
  unionid: string | null
  /** The WeChat-verified phone, encrypted, and its keyed hash. */
  phone: string | null
  phoneHash: string | null
  customerId: string | null
  staffId: string | null
  createdAt: Date
}
export const wechatIdentities = new EntitySchema<WechatIdentityRow>({
  name: 'wechat_identities',
  columns: {
    id: id(),
    groupId: ref(),
    openid: words(64),
    unionid: nullable(words(64)),
    phone: nullable(words(255)),
    phoneHash: nullable(words(64)),
    customerId: nullable(ref()),
    staffId: nullable(ref()),
    createdAt: moment(),
  },
  indices: [
    { name: 'ux_wechat_identities_openid', columns: ['groupId', 'openid'], unique: true },
    { name: 'ux_wechat_identities_customer', columns: ['customerId'], unique: true },
  ],
})

/** An opaque 256-bit token, kept as its hash, revocable. */
export interface SessionRow {
  id: string
  groupId: string
  tokenHash: string
  audience: string
  identityId: string | null
  staffId: string | null
  createdAt: Date
  expiresAt: Date
  revokedAt: Date | null
}
export const sessions = new EntitySchema<SessionRow>({
  name: 'sessions',
  columns: {
    id: id(),
    groupId: ref(),
    tokenHash: words(64),
    audience: words(12),
    identityId: nullable(ref()),
    staffId: nullable(ref()),
    createdAt: moment(),
    expiresAt: moment(),
    revokedAt: nullable(moment()),
  },
  indices: [
    { name: 'ux_sessions_token', columns: ['tokenHash'], unique: true },
    { name: 'ix_sessions_identity', columns: ['identityId'] },
    { name: 'ix_sessions_staff', columns: ['staffId'] },
    { name: 'ix_sessions_expires', columns: ['expiresAt'] },
  ],
})

/** Consent before collection, kept with the version of the text that was shown (req. 15.3). */
export interface ConsentRow {
  id: string
  groupId: string
  identityId: string
  kind: string
  version: string
  givenAt: Date
  withdrawnAt: Date | null
}
export const consents = new EntitySchema<ConsentRow>({
  name: 'consents',
  columns: {
    id: id(),
    groupId: ref(),
    identityId: ref(),
    kind: words(20),
    version: words(20),
    givenAt: moment(),
    withdrawnAt: nullable(moment()),
  },
  indices: [{ name: 'ix_consents_identity', columns: ['identityId', 'kind'] }],
})

export const authEntities = [staff, staffStores, staffInvitations, wechatIdentities, sessions, consents]
