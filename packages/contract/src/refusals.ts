/**
 * Every refusal: the code of a problem document (RFC 9457), its HTTP status and who can be told it. `packages/words` has a
 * sentence for each by reader; one that is missing does not compile. The phone takes only types from here.
 */
import { clubRefusals } from './club/refusals.ts'
import { peopleRefusals } from './people/refusals.ts'
import { toAll, toDesk, toPhones, type Refusals } from './refusal.ts'
import { visitRefusals } from './visits/refusals.ts'

export { readers, type Reader, type Refusal, type Refusals } from './refusal.ts'
export { clubRefusals, peopleRefusals, visitRefusals }

/** What the platform refuses, whatever was asked. */
export const platformRefusals = {
  BODY_TOO_LARGE: { status: 413, to: toAll },
  CLIENT_OUTDATED: { status: 426, to: toAll },
  ENCODING_UNSUPPORTED: { status: 415, to: toAll },
  IDEMPOTENCY_KEY_MISSING: { status: 400, to: toAll },
  IDEMPOTENCY_KEY_REUSED: { status: 422, to: toAll },
  IDEMPOTENCY_KEY_RUNNING: { status: 409, to: toAll },
  INPUT_INVALID: { status: 400, to: toAll },
  INTERNAL_ERROR: { status: 500, to: toAll },
  JOB_STATE: { status: 409, to: toDesk },
  NOT_FOUND: { status: 404, to: toAll },
  RATE_LIMITED: { status: 429, to: toAll },
  SERVICE_BUSY: { status: 503, to: toAll },
  WECHAT_BUSY: { status: 503, to: toPhones },
  WECHAT_RATE_LIMITED: { status: 503, to: toPhones },
  WECHAT_RISK_USER: { status: 403, to: toPhones },
  WECHAT_UNREACHABLE: { status: 503, to: toPhones },
} as const satisfies Refusals

/** What a picture is refused for. */
export const pictureRefusals = {
  PICTURE_BROKEN: { status: 422, to: toDesk },
  PICTURE_UNKNOWN: { status: 422, to: toDesk },
  PICTURE_UNSUPPORTED: { status: 422, to: toDesk },
} as const satisfies Refusals

export const refusals = {
  ...platformRefusals,
  ...pictureRefusals,
  ...peopleRefusals,
  ...clubRefusals,
  ...visitRefusals,
}
export type ErrorCode = keyof typeof refusals
export const errorCodes = Object.keys(refusals) as ErrorCode[]
