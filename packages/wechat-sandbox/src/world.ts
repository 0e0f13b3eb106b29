import type { AccessTokens } from './access-tokens.ts'
import type { Clock } from './clock.ts'
import type { Faults } from './faults.ts'
import type { MessageTemplate, Messages } from './messages.ts'
import type { OneTimeCodes } from './one-time-codes.ts'
import type { People, PersonInput } from './people.ts'
import { createAccessTokens } from './access-tokens.ts'
import { systemClock } from './clock.ts'
import { createFaults } from './faults.ts'
import { createMessages } from './messages.ts'
import { createOneTimeCodes } from './one-time-codes.ts'
import { createPeople } from './people.ts'
import { createPhoneQuota, type PhoneQuota } from './phone-quota.ts'

/** What a sandbox is started with. */
export interface WorldOptions {
  appId: string
  secret: string
  people: readonly PersonInput[]
  clock?: Clock
  /** Message templates of the mini-program; a message with another template is refused. */
  templates?: readonly MessageTemplate[]
}

/** All that this WeChat knows; the routes read and change nothing else. */
export interface World {
  readonly appId: string
  readonly secret: string
  readonly clock: Clock
  readonly people: People
  readonly loginCodes: OneTimeCodes
  readonly phoneCodes: OneTimeCodes
  readonly phoneQuota: PhoneQuota
  readonly accessTokens: AccessTokens
  readonly messages: Messages
  readonly faults: Faults
}

/** A WeChat without history: nobody signed in, no consent given, no token issued. */
export function createWorld(options: WorldOptions): World {
  const clock = options.clock ?? systemClock
  return {
    appId: options.appId,
    secret: options.secret,
    clock,
    people: createPeople(options.appId, options.people),
    // Lengths as seen in practice: 32 characters from wx.login, 64 from the phone button.
    loginCodes: createOneTimeCodes(clock, 16),
    phoneCodes: createOneTimeCodes(clock, 32),
    phoneQuota: createPhoneQuota(),
    accessTokens: createAccessTokens(clock),
    messages: createMessages(clock, options.templates ?? []),
    faults: createFaults(),
  }
}
