import {
  insuranceRenewed,
  memberContinued,
  pointsPosted,
  tierChanged,
  upgradeInvited,
  visitsChanged,
  visitSettled,
  type PostingKind,
} from '@cheyou/contract'
import { inUnit } from '../../../platform/outbox/index.ts'
import { findLastVisits, noteLastVisits } from './last-visits.ts'
import { liftTiers } from './lift-tier.ts'
import { takeBackRepairs, takeBackTiers } from './take-back-tier.ts'
import { judgeMembers, judgeQueued, judgeSettled } from './upgrade-queue.ts'

/**
 * What lifts a tier by its points alone; visits decide it themselves, each for the next. A merge lifts by the sum of two cards,
 * and by what the correction of an alias's visit passes on.
 */
const lifting = new Set<PostingKind>(['joining', 'adjustment', 'source', 'merge'])
/** What may take back the points that somebody waits in the queue for. */
const taking = new Set<PostingKind>(['visit_reversal', 'visit_refund', 'adjustment', 'merge'])

/** Tiers and the queue of upgrades follow what happens, in the unit in which it happens. */
export const membershipHandlers = [
  inUnit(pointsPosted, (unit, postings) =>
    liftTiers(
      unit,
      postings.filter(({ qualifying, kind }) => qualifying > 0 && lifting.has(kind)),
    ),
  ),
  inUnit(pointsPosted, (unit, postings) =>
    takeBackTiers(
      unit,
      postings.filter(({ qualifying }) => qualifying < 0),
    ),
  ),
  inUnit(pointsPosted, (unit, postings) =>
    judgeQueued(
      unit,
      postings.filter(({ kind, qualifying }) => taking.has(kind) && (qualifying < 0 || kind !== 'adjustment')),
    ),
  ),
  // A visit says so itself when it is settled; those of an import wait for the night, for they come by the thousand.
  inUnit(tierChanged, (unit, changes) =>
    judgeMembers(
      unit,
      changes.filter(({ cause }) => !cause.startsWith('visit:')),
    ),
  ),
  inUnit(visitSettled, judgeSettled),
  inUnit(visitSettled, noteLastVisits),
  inUnit(visitsChanged, findLastVisits),
  inUnit(visitsChanged, takeBackRepairs),
  inUnit(upgradeInvited, judgeMembers),
  inUnit(insuranceRenewed, judgeMembers),
  inUnit(memberContinued, (unit, facts) =>
    judgeMembers(
      unit,
      facts.map(({ into }) => ({ memberId: into })),
    ),
  ),
]
