import { z } from 'zod'
import { managerRoles } from '../codes.ts'
import { businessDate, codeNamed, cursor, fen, id, instant, page, points, typedDate, revision } from '../common.ts'
import { endpoint } from '../endpoint.ts'

const count = z.int()
const bothTracks = z.object({ qualifying: points, redeemable: points })
const pointsSum = bothTracks.extend({ visits: count })

/** What one set of rules gives over the visits of a period. */
export const simulatedRules = pointsSum
  .extend({
    /** What the redeemable points issued are worth in the books. */
    liabilityFen: fen,
    /** Members who rise on the way. */
    risers: count,
    /** Members who would lose a step at renewal if the period were their membership year (req. 1.5). */
    fallers: count,
    byMonth: z.array(pointsSum.extend({ month: z.string(), liabilityFen: fen })),
    byTier: z.array(pointsSum.extend({ tier: z.string(), membersBefore: count, membersAfter: count })),
    byWorkType: z.array(pointsSum.extend({ workType: z.string() })),
  })
  .meta({ id: 'SimulatedRules' })
export type SimulatedRules = z.infer<typeof simulatedRules>

/** Rules tried on real visits of the past, beside the version in force (req. 2.3). */
export const simulationReport = z
  .object({
    from: businessDate,
    to: businessDate,
    /** The version in force that the rules are compared with. */
    inForceVersion: z.int(),
    /** Members with visits in the period. */
    members: count,
    /** What was really posted for these visits, and what replaying them by the rules of their day gives: the same. */
    posted: bothTracks,
    replayed: bothTracks,
    inForce: simulatedRules,
    tried: simulatedRules,
    /** Tried minus in force. */
    difference: bothTracks.extend({ liabilityFen: fen }),
    /** Members who would stand on another tier at the end, counted by pair of tiers. */
    moves: z.array(z.object({ inForce: z.string(), tried: z.string(), members: count })),
    otherTier: z.array(z.object({ memberId: z.string(), inForce: z.string(), tried: z.string() })),
    /** Campaigns that begin after the period, each with the days of an earlier year that stood for its own; null: none do. */
    projected: z.array(
      z.object({
        name: z.string(),
        from: businessDate,
        to: businessDate,
        as: z.object({ from: businessDate, to: businessDate }).nullable(),
      }),
    ),
  })
  .meta({ id: 'SimulationReport' })
export type SimulationReport = z.infer<typeof simulationReport>

/** `interrupted`: its job was cancelled or given up; it can be started again. */
export const simulationStates = ['running', 'done', 'interrupted'] as const

/** A member who would stand on another tier. */
export const movedMember = z
  .object({
    memberId: z.string(),
    /** Null for members of other stores. */
    name: z.string().nullable(),
    cardNumber: z.string().nullable(),
    inForce: z.string(),
    tried: z.string(),
  })
  .meta({ id: 'MovedMember' })
export type MovedMember = z.infer<typeof movedMember>

/** Of the members who would change tier only the first stand here; the counts are of all. */
export const ruleSimulation = z
  .object({
    simulationId: z.string(),
    /** Works on it, or did; null when it is no longer kept. */
    jobId: id.nullable(),
    state: z.enum(simulationStates),
    /** The revision of the draft that was tried; an older one than the draft's is out of date. */
    draftRevision: z.int(),
    from: businessDate,
    to: businessDate,
    membersDone: count,
    membersTotal: count,
    startedAt: instant,
    finishedAt: instant.nullable(),
    report: simulationReport
      .extend({
        otherTierCount: count,
        otherTier: z.array(movedMember),
      })
      .nullable(),
  })
  .meta({ id: 'RuleSimulation' })
export type RuleSimulation = z.infer<typeof ruleSimulation>

export const startRuleSimulation = endpoint({
  method: 'post',
  path: '/api/console/rule-drafts/:draftId/simulations',
  summary: 'Tries a draft without problems on the visits of a period, at most three years; answers at once (req. 2.3)',
  audience: 'console',
  roles: managerRoles,
  limit: 'write',
  idempotent: true,
  params: z.object({ draftId: id }),
  body: z.object({ revision, from: typedDate, to: typedDate }),
  response: z.object({ simulationId: id }),
})

export const getRuleSimulation = endpoint({
  method: 'get',
  path: '/api/console/rule-drafts/:draftId/simulation',
  summary: 'The newest simulation of a draft, with its progress or its result; null before the first',
  audience: 'console',
  roles: managerRoles,
  limit: 'read',
  params: z.object({ draftId: id }),
  response: z.object({ simulation: ruleSimulation.nullable() }),
})

export const listMovedMembers = endpoint({
  method: 'get',
  path: '/api/console/rule-simulations/:simulationId/members',
  summary: 'Who would stand on another tier by a simulation, a page at a time; of one pair of tiers or all (req. 2.3)',
  audience: 'console',
  roles: managerRoles,
  limit: 'read',
  params: z.object({ simulationId: id }),
  query: z.object({
    inForce: codeNamed.optional(),
    tried: codeNamed.optional(),
    cursor: cursor.optional(),
    limit: z.coerce.number<number>().int().min(1).max(1000).optional(),
  }),
  response: page(movedMember),
})
