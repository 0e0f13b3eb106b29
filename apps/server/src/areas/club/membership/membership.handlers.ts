import {
  insuranceRenewed,
  memberContinued,
  pointsPosted,
  tierChanged,
  upgradeInvited,
  visitCorrected,
  visitSettled,
  type PostingKind,
} from '@cheyou/contract'
import { inUnit } from '../../../platform/outbox/index.ts'
import { passOnPoints } from './follow-merges.ts'
import { liftTiers } from './lift-tier.ts'
import { judgeMembers, judgeQueued, judgeSettled } from './upgrade-queue.ts'

/** What lifts a tier by its points alone. Visits decide it themselves, each for the next; a merge brings the better tier along. */
const lifting = new Set<PostingKind>(['joining', 'adjustment', 'source'])
/** What may come back to a member who went on in another. */
const returning = new Set<PostingKind>(['visit_reversal', 'redemption_release', 'redemption_undo'])
/** What may take back the points that somebody waits in the queue for. */
const taking = new Set<PostingKind>(['visit_reversal', 'adjustment', 'merge'])

/** Tiers, the queue of upgrades and merged cards follow what happens, in the unit in which it happens. */
export const membershipHandlers = [
  inUnit(pointsPosted, (unit, postings) =>
    liftTiers(
      unit,
      postings.filter(({ kind, qualifying }) => lifting.has(kind) && qualifying > 0),
    ),
  ),
  inUnit(pointsPosted, (unit, postings) =>
    passOnPoints(
      unit,
      postings.filter(({ kind }) => returning.has(kind)),
    ),
  ),
  inUnit(visitCorrected, passOnPoints),
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
  inUnit(upgradeInvited, judgeMembers),
  inUnit(insuranceRenewed, judgeMembers),
  inUnit(memberContinued, (unit, facts) =>
    judgeMembers(
      unit,
      facts.map(({ into }) => ({ memberId: into })),
    ),
  ),
]
