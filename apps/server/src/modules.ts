import type { MigrationInterface } from 'typeorm'
import { database } from './platform/db/module.ts'
import { gateways } from './platform/gateways/module.ts'
import { guessing } from './platform/guesses/module.ts'
import { jobs } from './platform/jobs/module.ts'
import { audit } from './platform/audit/module.ts'
import { outbox } from './platform/outbox/module.ts'
import { live } from './platform/live/module.ts'
import { http } from './platform/http/module.ts'
import { organisation } from './areas/people/organisation/module.ts'
import { auth } from './areas/people/auth/module.ts'
import { desk } from './areas/people/desk/module.ts'
import { consents } from './areas/people/consents/module.ts'
import { files } from './platform/files/module.ts'
import { customers } from './areas/people/customers/module.ts'
import { finding } from './areas/people/finding/module.ts'
import { merging } from './areas/people/merging/module.ts'
import { rules } from './areas/club/rules/module.ts'
import { founding } from './areas/club/founding/module.ts'
import { points } from './areas/club/points/module.ts'
import { membership } from './areas/club/membership/module.ts'
import { benefits } from './areas/club/benefits/module.ts'
import { rewards } from './areas/club/rewards/module.ts'
import { discounts } from './areas/club/discounts/module.ts'
import { simulation } from './areas/club/simulation/module.ts'
import { visits } from './areas/visits/visits/module.ts'
import { receipts } from './areas/visits/receipts/module.ts'
import { drafts } from './areas/visits/drafts/module.ts'
import { templates } from './areas/visits/templates/module.ts'
import { dms } from './areas/visits/dms/module.ts'
import { ownerScreens } from './screens/owner/module.ts'
import { staffScreens } from './screens/staff/module.ts'
import { consoleScreens } from './screens/console/module.ts'
import type { Table } from './platform/db/table.ts'
import type { DeclaredLimit } from './platform/http/rate-limit.ts'
import type { JobKind } from './platform/jobs/job-kind.ts'
import type { Upkeep } from './platform/jobs/upkeep.ts'
import type { Module } from './platform/module.ts'

/**
 * The one list of modules, in their order: a module may import those before it, and what follows an event follows in this order.
 * What the house is made of is read from here.
 */
export const modules: readonly Module[] = [
  database,
  guessing,
  gateways,
  jobs,
  outbox,
  live,
  http,
  audit,
  organisation,
  auth,
  desk,
  consents,
  files,
  customers,
  finding,
  merging,
  rules,
  founding,
  points,
  membership,
  benefits,
  rewards,
  discounts,
  simulation,
  visits,
  receipts,
  drafts,
  templates,
  dms,
  ownerScreens,
  staffScreens,
  consoleScreens,
]

/** Every table of the club, one set for both databases. */
export const tables: readonly Table[] = modules.flatMap((module) => module.tables ?? [])

/** Every change of the tables, in the order of the instants in their names. */
export const migrations: readonly (new () => MigrationInterface)[] = modules
  .flatMap((module) => module.migrations ?? [])
  .toSorted((a, b) => instantOf(a.name) - instantOf(b.name))

/** How often one caller may knock, and where. */
export const limits: readonly DeclaredLimit[] = modules.flatMap((module) => module.limits ?? [])

/** Every kind of job, and what is cleared away every hour. */
export const jobKinds: readonly JobKind[] = modules.flatMap((module) => module.jobs ?? [])
export const upkeep: readonly Upkeep[] = modules.flatMap((module) => module.upkeep ?? [])

function instantOf(migration: string): number {
  return Number(/\d+$/.exec(migration)?.[0])
}
