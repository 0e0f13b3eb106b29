import { expect, test } from 'vitest'
import { modules } from '../../../modules.ts'
import type { MergingPart, Moved } from '../../../platform/merging.ts'
import type { Module } from '../../../platform/module.ts'
import { mergeInto } from '../../../testing/merging.ts'
import { earn, pointsOf } from '../../../testing/redeeming.ts'
import { testClub } from '../../../testing/test-app.ts'

/** A module above all others that notes what it is asked. */
function noting(part: Partial<MergingPart> = {}): { module: Module; asked: string[]; seen: Moved[] } {
  const [asked, seen]: [string[], Moved[]] = [[], []]
  const merging: MergingPart = {
    async lock() {
      asked.push('lock')
    },
    async against() {
      asked.push('against')
      return {}
    },
    async moves(_unit, _merge, moved) {
      asked.push('moves')
      seen.push(moved)
      return {}
    },
    ...part,
  }
  return { module: { name: 'test/above', merging }, asked, seen }
}

test('a module is asked to lock, then what stands against it, then to move, and sees what those before it moved', async () => {
  const { module, asked, seen } = noting()
  const club = await testClub(undefined, { modules: [...modules, module] })
  const [kept, merged] = [await club.addMember(), await club.addMember()]
  await earn(club, merged, 300)
  await mergeInto(club, kept, merged)
  expect(asked).toEqual(['lock', 'against', 'moves'])
  expect(seen).toMatchObject([
    { cars: 1, visits: 1, points: { redeemable: 300 }, cards: { kept: kept.memberId, merged: merged.memberId } },
  ])
})

test('a module with something open stops the merge before anything moves', async () => {
  const { module, asked } = noting({ against: async () => ({ agreements: 2 }) })
  const club = await testClub(undefined, { modules: [...modules, module] })
  const [kept, merged] = [await club.addMember(), await club.addMember()]
  await earn(club, merged, 300)
  await expect(mergeInto(club, kept, merged)).rejects.toMatchObject({ code: 'MERGE_OPEN', facts: { agreements: 2 } })
  expect(asked).toEqual(['lock'])
  expect(await pointsOf(club, merged)).toMatchObject({ redeemable: 300 })
})

test('what breaks in one module takes back what the others moved', async () => {
  const { module } = noting({
    moves: async () => {
      throw new Error('broken')
    },
  })
  const club = await testClub(undefined, { modules: [...modules, module] })
  const [kept, merged] = [await club.addMember(), await club.addMember()]
  await earn(club, merged, 300)
  await expect(mergeInto(club, kept, merged)).rejects.toThrow('broken')
  expect(await pointsOf(club, merged)).toMatchObject({ redeemable: 300 })
  expect(await pointsOf(club, kept)).toMatchObject({ redeemable: 0 })
  expect(await earn(club, merged, 10)).toBeTypeOf('string')
})
