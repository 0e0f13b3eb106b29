import { toAll, toCounter, toDesk, toOwner, toPhones, type Refusals } from '../refusal.ts'

/** What signing in, binding, archives and merging refuse. */
export const peopleRefusals = {
  ACCOUNT_LOCKED: { status: 429, to: toDesk },
  COUNT_CHANGED: { status: 409, to: toDesk },
  FIRST_RUN_LINK: { status: 403, to: toDesk },
  INVITATION_INVALID: { status: 422, to: toPhones },
  LOGIN_NAME_TAKEN: { status: 409, to: toDesk },
  LOGIN_CODE_INVALID: { status: 401, to: toPhones },
  MERGE_OPEN: { status: 409, to: toDesk },
  MERGE_OWN: { status: 403, to: toDesk },
  MERGE_STATE: { status: 409, to: toDesk },
  ORIGIN_REFUSED: { status: 403, to: toDesk },
  OWN_CARD: { status: 403, to: toCounter },
  OTP_WRONG: { status: 422, to: toDesk },
  PHONE_ALREADY_BOUND: { status: 409, to: toOwner },
  PHONE_CODE_INVALID: { status: 422, to: toOwner },
  PHONE_QUOTA_EMPTY: { status: 503, to: toOwner },
  PHONE_TAKEN: { status: 409, to: toCounter },
  ROLE_MISSING: { status: 403, to: toAll },
  SESSION_MISSING: { status: 401, to: toAll },
  SIGN_IN_REFUSED: { status: 401, to: toDesk },
  STAFF_BEYOND: { status: 403, to: toDesk },
  STAFF_DISABLED: { status: 409, to: toDesk },
  STAFF_SELF: { status: 403, to: toDesk },
  VIN_TAKEN: { status: 409, to: toCounter },
} as const satisfies Refusals
