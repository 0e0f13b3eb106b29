import type { Endpoint } from './endpoint.ts'
import * as adjustments from './club/adjustments.ts'
import * as agreements from './club/agreements.ts'
import * as auth from './people/auth.ts'
import * as benefits from './club/benefits.ts'
import * as cars from './people/cars.ts'
import * as catalogue from './club/catalogue.ts'
import * as consoleDesk from './screens/console.ts'
import * as demo from './demo.ts'
import * as discountApprovals from './club/discount-approvals.ts'
import * as files from './files.ts'
import * as member from './club/member.ts'
import * as enrolments from './club/enrolments.ts'
import * as membership from './club/membership.ts'
import * as merges from './people/merges.ts'
import * as points from './club/points.ts'
import * as ruleSets from './club/rule-sets.ts'
import * as ruleSimulations from './club/rule-simulations.ts'
import * as redemptions from './club/redemptions.ts'
import * as redemptionsDesk from './club/redemptions-desk.ts'
import * as rewards from './club/rewards.ts'
import * as staff from './visits/staff.ts'
import * as upgrades from './club/upgrades.ts'
import * as workTypes from './club/work-types.ts'
import * as visits from './visits/visits.ts'

export * from './codes.ts'
export * from './common.ts'
export * from './endpoint.ts'
export * from './event.ts'
export * from './club/events.ts'
export * from './visits/events.ts'
export * from './club/tiers.ts'
export * from './club/adjustments.ts'
export * from './club/agreements.ts'
export * from './people/auth.ts'
export * from './club/benefits.ts'
export * from './people/cars.ts'
export * from './club/catalogue.ts'
export * from './screens/console.ts'
export * from './demo.ts'
export * from './club/discount-approvals.ts'
export * from './club/discounts.ts'
export * from './files.ts'
export * from './club/member.ts'
export * from './club/enrolments.ts'
export * from './club/membership.ts'
export * from './people/merges.ts'
export * from './club/points.ts'
export * from './club/redemptions.ts'
export * from './club/redemptions-desk.ts'
export * from './club/rewards.ts'
export * from './club/rules.ts'
export * from './club/rule-sets.ts'
export * from './club/rule-simulations.ts'
export * from './visits/staff.ts'
export * from './club/upgrades.ts'
export * from './club/work-types.ts'
export * from './visits/visits.ts'

function isEndpoint(value: unknown): value is Endpoint {
  return typeof value === 'object' && value !== null && 'method' in value && 'path' in value && 'audience' in value
}

/** Every endpoint of the interface, for `/openapi.json` and for the test that no route is missing from it. */
export const endpoints: readonly Endpoint[] = [
  adjustments,
  agreements,
  auth,
  benefits,
  cars,
  catalogue,
  consoleDesk,
  demo,
  discountApprovals,
  files,
  member,
  enrolments,
  membership,
  merges,
  points,
  redemptions,
  redemptionsDesk,
  rewards,
  ruleSets,
  ruleSimulations,
  staff,
  upgrades,
  workTypes,
  visits,
]
  .flatMap((module) => Object.values(module))
  .filter(isEndpoint)
