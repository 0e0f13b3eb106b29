import { addDays, addMonths, businessDateOf, defaultRules, startOfBusinessDay } from '@cheyou/domain'
import { runs } from '@cheyou/domain/testing'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { newId } from '../../../platform/db/ids.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import { newKey, systemAct, testClub, testNow, type TestClub, type TestMember } from '../../../testing/test-app.ts'
import { addStaff, type StaffCaller } from '../../people/auth/index.ts'
import { renewMembership } from '../membership/renew-membership.ts'
import { benefitsLeftOf } from './record-uses.ts'
import { putOnTier } from './testing/years.ts'
import { undoUse } from './undo-use.ts'
import { giveBenefit } from './give-benefit.ts'

/** What each tier gives in a year, written down here once more. */
const given: Record<string, Record<string, number>> = {
  silver: { wash: 2 },
  gold: { wash: 4, inspection: 1, rescue: 1 },
  vip: { wash: 12, inspection: 2, rescue: 2 },
}

type Step =
  | { do: 'use'; code: string; quantity: number }
  | { do: 'undo'; which: number }
  | { do: 'wait'; days: number }
  | { do: 'renew' }
  | { do: 'tier'; to: string }

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('use' as const),
      code: fc.constantFrom('wash', 'wash', 'inspection', 'rescue', 'massage'),
      quantity: fc.integer({ min: 1, max: 3 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('undo' as const), which: fc.nat(10) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('wait' as const), days: fc.integer({ min: 1, max: 250 }) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('renew' as const) }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('tier' as const), to: fc.constantFrom('silver', 'gold', 'vip') }),
  },
)

/** The simplest thing that could be right: a list of years, each with a bag of what was used in it. */
interface Model {
  today: string
  tier: string
  years: { from: string; to: string; used: Record<string, number> }[]
  uses: { useId: string; code: string; quantity: number; year: number; undone: boolean }[]
  /** What came back after a lapse. */
  owed: { code: string; quantity: number }[]
}

const currentOf = ({ years, today }: Model) => years.findLastIndex(({ from }) => from <= today)
const graceOver = ({ years, today }: Model) => today > addDays(years.at(-1)!.to, 30)
const leftOf = (model: Model, code: string) =>
  Math.max(0, (given[model.tier]![code] ?? 0) - (model.years[currentOf(model)]!.used[code] ?? 0))

function expectedUse(model: Model, code: string, quantity: number): string | null {
  if (graceOver(model)) return 'MEMBERSHIP_LAPSED'
  if (given[model.tier]![code] === undefined) return 'BENEFIT_UNKNOWN'
  return leftOf(model, code) < quantity ? 'BENEFIT_USED_UP' : null
}

interface Scene {
  club: TestClub
  manager: StaffCaller
  member: TestMember
}

async function codeOf(attempt: Promise<unknown>): Promise<string | null> {
  try {
    await attempt
    return null
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
}

async function take(scene: Scene, model: Model, next: Step): Promise<void> {
  const { club, member } = scene
  if (next.do === 'use') return give(scene, model, next)
  if (next.do === 'undo') return undo(scene, model, next.which)
  if (next.do === 'renew') return renew(scene, model)
  if (next.do === 'tier') {
    await putOnTier(club, member, next.to)
    model.tier = next.to
    return
  }
  model.today = addDays(model.today, next.days)
  club.clock.set(startOfBusinessDay(model.today))
}

async function give({ club, manager, member }: Scene, model: Model, asked: { code: string; quantity: number }) {
  const { code, quantity } = asked
  const request = { memberId: member.memberId, storeId: club.storeId, code, quantity }
  const expected = expectedUse(model, code, quantity)
  let useId = ''
  const attempt = giveBenefit(club.app, manager, request, newKey(manager)).then(({ used }) => (useId = used.useId))
  expect(await codeOf(attempt)).toBe(expected)
  if (expected !== null) return
  const year = currentOf(model)
  const { used } = model.years[year]!
  used[code] = (used[code] ?? 0) + quantity
  model.uses.push({ useId, code, quantity, year, undone: false })
}

async function undo({ club, manager }: Scene, model: Model, which: number) {
  const chosen = model.uses[which]
  if (!chosen) return
  const request = { useId: chosen.useId, reason: '点错了' }
  const expected = chosen.undone ? 'BENEFIT_USE_STATE' : null
  expect(await codeOf(undoUse(club.app, manager, request, newKey(manager)))).toBe(expected)
  if (chosen.undone) return
  chosen.undone = true
  // To its own year, or, when a later one runs by now, to that one; after a lapse to the one that the next renewal begins.
  const year = Math.max(chosen.year, currentOf(model))
  if (graceOver(model)) model.owed.push(chosen)
  if (graceOver(model) && year !== chosen.year) return
  const { used } = model.years[year]!
  used[chosen.code] = (used[chosen.code] ?? 0) - chosen.quantity
}

async function renew({ club, member }: Scene, model: Model) {
  const act = systemAct(club.app.groupId)
  const last = model.years.at(-1)!
  const early = last.from > model.today
  const renewing = renewMembership(club.app, act, member.memberId, { way: 'fee', paidFen: 10_000 })
  expect(await codeOf(renewing)).toBe(early ? 'RENEWAL_TOO_EARLY' : null)
  if (early) return
  const from = graceOver(model) ? model.today : addDays(last.to, 1)
  const used: Record<string, number> = {}
  for (const { code, quantity } of model.owed.splice(0)) used[code] = (used[code] ?? 0) - quantity
  model.years.push({ from, to: addDays(addMonths(from, 12), -1), used })
}

test('any uses, undos, renewals and changes of tier, over years: what is left is what a bag of uses a year says', async () => {
  const rules = defaultRules()
  const club = await testClub()
  const { app } = club
  const person = { name: '顾晓岚', role: 'manager' as const, storeIds: [club.storeId] }
  const id = await app.db.unit(systemAct(app.groupId), (unit) => addStaff(unit, app.keys, person))
  const manager: StaffCaller = { id, sessionId: newId(), ownCustomerIds: [], ...person }
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 30 }), async (steps) => {
      club.clock.set(testNow)
      const member = await club.addMember()
      await putOnTier(club, member, 'gold')
      const model: Model = {
        today: businessDateOf(testNow),
        tier: 'gold',
        years: [{ from: '2026-01-01', to: '2026-12-31', used: {} }],
        uses: [],
        owed: [],
      }
      for (const next of steps) {
        await take({ club, manager, member }, model, next)
        const of = { memberId: member.memberId, rules, today: model.today }
        const left = (await benefitsLeftOf(app.db.read, of)).map((benefit) => [benefit.code, benefit.left])
        expect(left).toEqual(Object.keys(given[model.tier]!).map((code) => [code, leftOf(model, code)]))
      }
    }),
    { numRuns: runs(app.db.dialect === 'sqlite' ? 150 : 25) },
  )
})
