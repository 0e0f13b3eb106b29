import type { Endpoint } from './endpoint.ts'
import * as adjustments from './adjustments.ts'
import * as agreements from './agreements.ts'
import * as auth from './auth.ts'
import * as benefits from './benefits.ts'
import * as cars from './cars.ts'
import * as catalogue from './catalogue.ts'
import * as consoleDesk from './console.ts'
import * as demo from './demo.ts'
import * as discountApprovals from './discount-approvals.ts'
import * as files from './files.ts'
import * as member from './member.ts'
import * as enrolments from './enrolments.ts'
import * as membership from './membership.ts'
import * as merges from './merges.ts'
import * as points from './points.ts'
import * as ruleSets from './rule-sets.ts'
import * as ruleSimulations from './rule-simulations.ts'
import * as redemptions from './redemptions.ts'
import * as redemptionsDesk from './redemptions-desk.ts'
import * as rewards from './rewards.ts'
import * as staff from './staff.ts'
import * as upgrades from './upgrades.ts'
import * as workTypes from './work-types.ts'
import * as visits from './visits.ts'

export * from './codes.ts'
export * from './common.ts'
export * from './endpoint.ts'
export * from './tiers.ts'
export * from './adjustments.ts'
export * from './agreements.ts'
export * from './auth.ts'
export * from './benefits.ts'
export * from './cars.ts'
export * from './catalogue.ts'
export * from './console.ts'
export * from './demo.ts'
export * from './discount-approvals.ts'
export * from './discounts.ts'
export * from './files.ts'
export * from './member.ts'
export * from './enrolments.ts'
export * from './membership.ts'
export * from './merges.ts'
export * from './points.ts'
export * from './redemptions.ts'
export * from './redemptions-desk.ts'
export * from './rewards.ts'
export * from './rules.ts'
export * from './rule-sets.ts'
export * from './rule-simulations.ts'
export * from './staff.ts'
export * from './upgrades.ts'
export * from './work-types.ts'
export * from './visits.ts'

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
