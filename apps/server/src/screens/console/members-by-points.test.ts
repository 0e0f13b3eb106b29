import * as fc from 'fast-check'
import { runs } from '@cheyou/domain/testing'
import { expect, test } from 'vitest'
import { nightlyJob } from '../../testing/night.ts'
import { earn } from '../../testing/redeeming.ts'
import { testClub, type TestMember } from '../../testing/test-app.ts'
import { consoleMembers } from './console-members.queries.ts'

test('members are sorted by the points that are shown, before the night as after it, in pages of any size', async () => {
  const points = fc.array(fc.tuple(fc.constantFrom(0, 0, 100, 500), fc.constantFrom(0, 100, 130)), {
    minLength: 1,
    maxLength: 6,
  })
  await fc.assert(
    fc.asyncProperty(points, fc.integer({ min: 1, max: 3 }), async (given, limit) => {
      const club = await testClub((rules) => ({ ...rules, expiry: { kind: 'year_end' } }))
      const desk = { ...club.reception, role: 'manager' as const }
      const members: TestMember[] = []
      for (const [over] of given) {
        const member = await club.addMember()
        if (over > 0) await earn(club, member, over)
        members.push(member)
      }
      club.clock.set(new Date('2026-12-31T16:30:00.000Z'))
      for (const [at, [, left]] of given.entries()) if (left > 0) await earn(club, members[at]!, left)

      async function listed(direction: 'asc' | 'desc', q?: string) {
        const shown: [number, string][] = []
        let cursor: string | undefined
        do {
          const query = { sort: 'redeemable' as const, direction, limit, cursor, q }
          const page = await consoleMembers(club.app, desk, query)
          shown.push(...page.rows.map((row): [number, string] => [row.balances.redeemable, row.memberId]))
          cursor = page.nextCursor ?? undefined
        } while (cursor !== undefined)
        return shown
      }
      const wanted = given
        .map(([, left], at): [number, string] => [left, members[at]!.memberId])
        .toSorted(([a, first], [b, second]) => a - b || (first < second ? -1 : 1))
      const expectInOrder = async () => {
        expect(await listed('asc')).toEqual(wanted)
        expect(await listed('desc')).toEqual(wanted.toReversed())
        expect(await listed('asc', '车主')).toEqual(wanted)
      }
      await expectInOrder()
      await nightlyJob(club.app, 'expire_lots', '2027-01-01')
      await expectInOrder()
    }),
    { numRuns: runs(4) },
  )
})
