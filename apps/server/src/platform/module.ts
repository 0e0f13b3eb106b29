import type Router from '@koa/router'
import type { MigrationInterface } from 'typeorm'
import type { App } from '../wiring.ts'
import type { AuditPart } from './audit.ts'
import type { Table } from './db/table.ts'
import type { DeclaredLimit } from './http/rate-limit.ts'
import type { AddRoutes } from './http/routes.ts'
import type { DemoPart } from './demo.ts'
import type { FindingPart } from './finding.ts'
import type { MergingPart } from './merging.ts'
import type { Subjects } from './subjects.ts'
import type { JobKind } from './jobs/job-kind.ts'
import type { NightlyKind } from './jobs/night.ts'
import type { Upkeep } from './jobs/upkeep.ts'
import type { OutboxHandler, UnitHandler } from './outbox/handlers.ts'

/**
 * What a module brings to the house. `modules.ts` lists the modules in their order; routes, tables and migrations are
 * read from there, so that a new module is a folder and a line.
 */
export interface Module {
  /** Area and module as the folder says: `club/points`. */
  readonly name: string
  /** The tables that this module, and no other, writes. */
  readonly tables?: readonly Table[]
  /** Its changes of the tables; one is never edited once released. */
  readonly migrations?: readonly (new () => MigrationInterface)[]
  /** Its endpoints, a table of routes for each audience or subject. */
  readonly routes?: readonly AddRoutes[]
  /** How often one caller may do what it guards; endpoints say one by its name. */
  readonly limits?: readonly DeclaredLimit[]
  /** Addresses outside the interface, such as those of files. */
  readonly pages?: readonly ((app: App) => Router)[]
  /** What follows an event in the unit in which it is raised: `inUnit(kind, run)`. */
  readonly handlers?: readonly UnitHandler[]
  /** What follows an event after the commit: `afterCommit(kind, name, work)`. */
  readonly outbox?: readonly OutboxHandler[]
  /** Whose archives a request is about that names something of this module, so that staff do not serve themselves. */
  readonly subjects?: Subjects
  /** What stands against the merging of two archives, and what it moves. */
  readonly merging?: MergingPart
  /** How its rows lead from what somebody types to customers (req. 16.4). */
  readonly finding?: FindingPart
  /** What must hold in its rows; `club audit` asks it. */
  readonly audit?: AuditPart
  /** What it adds to the sample dealership; loaded only where there is a demo. */
  readonly demo?: () => Promise<DemoPart>
  /** Work that takes long, and work of every night. */
  readonly jobs?: readonly (JobKind | NightlyKind)[]
  /** What it clears away every hour. */
  readonly upkeep?: readonly Upkeep[]
}
