import { runs } from '@cheyou/domain/testing'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { auditClub } from '../../../audit.ts'
import { leftBehind } from './testing/left-behind.ts'
import { openScene, take, type Scene, type Step } from './testing/one-person.ts'

const who = fc.nat(2)
const which = fc.nat(30)
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('settle' as const),
      who,
      points: fc.integer({ min: 0, max: 400 }),
      voucher: fc.boolean(),
      wash: fc.boolean(),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('void' as const), which }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('import' as const),
      who,
      which,
      points: fc.integer({ min: 0, max: 400 }),
      state: fc.constantFrom('settled' as const, 'settled' as const, 'void' as const),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('refund' as const),
      who,
      which,
      points: fc.integer({ min: 0, max: 400 }),
      named: fc.boolean(),
      state: fc.constantFrom('settled' as const, 'settled' as const, 'void' as const),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom('gift' as const, 'voucher' as const), who }) },
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constantFrom('handOver' as const, 'undo' as const, 'cancel' as const), which }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constantFrom('wash' as const, 'renew' as const, 'birthday' as const), who }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('wait' as const), days: fc.integer({ min: 1, max: 200 }) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('merge' as const), who, other: who }) },
)

/** A voucher used, the card merged, and then the order told of again: what random steps seldom come to by themselves. */
const journey = fc
  .record({ who, other: who, told: fc.constantFrom('settled' as const, 'void' as const), voided: fc.boolean() })
  .map(({ who: card, other, told, voided }): Step[] => {
    const bill = { who: card, points: 200 }
    return [
      { do: 'voucher', who: card },
      { do: 'settle', ...bill, voucher: true, wash: true },
      ...(voided ? [{ do: 'void' as const, which: -1 }] : []),
      { do: 'merge', who: other, other: card },
      { do: 'import', ...bill, which: -2, state: told },
      { do: 'void', which: -1 },
    ]
  })
const steps = fc
  .array(fc.oneof({ weight: 6, arbitrary: step.map((one) => [one]) }, { weight: 1, arbitrary: journey }), {
    minLength: 6,
    maxLength: 24,
  })
  .map((all) => all.flat())

async function expectOnePerson({ club }: Scene): Promise<void> {
  expect(await leftBehind(club.app.db.read)).toBe(0)
  expect((await auditClub(club.app.db.read)).findings).toEqual([])
}

test('merges among visits, vouchers, renewals, voids and imports leave nothing on an alias and let nobody have anything twice', async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (taken) => {
      const scene = await openScene()
      for (const next of taken) {
        await take(scene, next)
        if (next.do === 'merge') await expectOnePerson(scene)
      }
      // Whoever they are, in the end they are one.
      await take(scene, { do: 'merge', who: 0, other: 1 })
      await take(scene, { do: 'merge', who: 0, other: 2 })
      for (let visit = 0; visit < scene.visits.length; visit += 2) await take(scene, { do: 'void', which: visit })
      await expectOnePerson(scene)
    }),
    { numRuns: runs(15) },
  )
})
