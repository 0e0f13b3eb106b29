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
import { takeBackTiers } from './take-back-tier.ts'
import { judgeMembers, judgeQueued, judgeSettled } from './upgrade-queue.ts'

/** What lifts a tier by its points alone. Visits decide it themselves, each for the next. */
const lifting = new Set<PostingKind>(['joining', 'adjustment', 'source'])
/** So does what the correction of an alias's visit passes on; the merge itself brings the better tier along. */
const lifts = ({ memberId, kind, cause }: { memberId: string; kind: PostingKind; cause: string }) =>
  lifting.has(kind) || (kind === 'merge' && cause.startsWith(`merge:${memberId}:`))
/** What may take back the points that somebody waits in the queue for. */
const taking = new Set<PostingKind>(['visit_reversal', 'adjustment', 'merge'])

/** Tiers and the queue of upgrades follow what happens, in the unit in which it happens. */
export const membershipHandlers = [
  inUnit(pointsPosted, (unit, postings) =>
    liftTiers(
      unit,
      postings.filter(({ qualifying, ...posting }) => qualifying > 0 && lifts(posting)),
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
  inUnit(upgradeInvited, judgeMembers),
  inUnit(insuranceRenewed, judgeMembers),
  inUnit(memberContinued, (unit, facts) =>
    judgeMembers(
      unit,
      facts.map(({ into }) => ({ memberId: into })),
    ),
  ),
]
