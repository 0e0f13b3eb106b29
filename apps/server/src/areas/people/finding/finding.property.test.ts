import { runs } from '@cheyou/domain/testing'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { auditClub } from '../../../audit.ts'
import { findMembers } from '../../../screens/staff/find-members.queries.ts'
import { openStore } from '../../../testing/desk.ts'
import { newKey, testClub, type TestClub } from '../../../testing/test-app.ts'
import type { StaffCaller } from '../auth/index.ts'
import { settleAsShown } from '../../../testing/settle-as-shown.ts'
import { addPerson, type Person } from './testing/people.ts'

/** Characters of names with how they are read, written down by hand: the dictionary is not believed for itself. */
const READ: Readonly<Record<string, string>> = {
  王: 'wang',
  李: 'li',
  陈: 'chen',
  赵: 'zhao',
  小: 'xiao',
  强: 'qiang',
  芳: 'fang',
  伟: 'wei',
  丽: 'li',
  涛: 'tao',
}

/** So many keys of each are tried. */
const TRIED = 25

const letters = '0123456789ABCDEFGHJKLMNPRSTUVWXYZ'
const of = (characters: string, length: number) =>
  fc.array(fc.constantFrom(...characters), { minLength: length, maxLength: length }).map((some) => some.join(''))

const person: fc.Arbitrary<Person> = fc.record({
  name: fc.array(fc.constantFrom(...Object.keys(READ)), { minLength: 2, maxLength: 4 }).map((some) => some.join('')),
  phone: of('0123456789', 9).map((digits) => `13${digits}`),
  plate: of('0123456789ABCDEFGHJKLMNPQRSTUVWXYZ', 5).map((some) => `贵A${some}`),
  vin: of(letters, 17),
})

/** Whichever place of a text is chosen, what follows it, at least so long. */
const endsOf = (text: string, least: number) =>
  Array.from({ length: text.length - least + 1 }, (_, at) => text.slice(at))
const partsOf = (text: string, least: number) =>
  endsOf(text, least).flatMap((end) =>
    Array.from({ length: end.length - least + 1 }, (_, n) => end.slice(0, n + least)),
  )

/** All that somebody is to be found by. */
function keysOf({ name, phone, plate, vin }: Person, cardNumber: string, orderNumber: string): string[] {
  const pinyin = endsOf(name, 1).map((end) => [...end].map((one) => READ[one]!).join(''))
  const initials = partsOf([...name].map((one) => READ[one]!.charAt(0)).join(''), 2)
  return [
    ...partsOf(name, 1),
    ...pinyin.flatMap((end) => [end, end.slice(0, -1)]).filter((part) => part.length > 1),
    ...initials,
    phone!,
    phone!.slice(-4),
    ...partsOf(plate!, 3),
    ...endsOf(vin, 4),
    cardNumber,
    ...endsOf(cardNumber, 4).slice(1),
    ...endsOf(orderNumber, 4),
  ]
}

interface Known extends Person {
  memberId: string
  keys: string[]
}

async function record(club: TestClub, someone: Person, reception: StaffCaller, orderNumber: string): Promise<Known> {
  const [storeId] = reception.storeIds
  const { member, cardNumber } = await addPerson(club, someone, storeId)
  const lines = [{ lineKind: 'labour' as const, payer: 'insurer' as const, amountFen: 100 }]
  const draft = { storeId: storeId!, ...member, workType: 'repair', lines, orderNumber }
  await settleAsShown(club.app, reception, draft, newKey(reception))
  return { ...someone, memberId: member.memberId, keys: keysOf(someone, cardNumber, orderNumber) }
}

test('whoever is of the store is found by every key of every kind, and nobody else ever', async () => {
  const tried = fc.tuple(
    fc.uniqueArray(person, { minLength: 2, maxLength: 4, selector: ({ vin }) => vin }),
    fc.array(fc.nat(), { minLength: TRIED, maxLength: TRIED }),
  )
  await fc.assert(
    fc.asyncProperty(tried, async ([people, choices]) => {
      const club = await testClub()
      const { reception: elsewhere } = await openStore(club)
      const here: Known[] = []
      const there: Known[] = []
      for (const [at, someone] of people.entries()) {
        const reception = at % 2 === 0 ? club.reception : elsewhere
        const known = await record(club, someone, reception, `RO2026${1000 + at}X${String(at).repeat(3)}`)
        ;(at % 2 === 0 ? here : there).push(known)
      }
      const ofHere = new Set(here.map(({ memberId }) => memberId))
      for (const { keys, memberId } of [...here, ...there]) {
        for (const key of new Set(choices.map((choice) => keys[choice % keys.length]!))) {
          const found = (await findMembers(club.app, club.reception, key)).rows
          const ids = found.map((row) => row.memberId)
          const strangers = ids.filter((id) => !ofHere.has(id))
          const unmarked = found.filter(({ why }) => why.to <= why.from)
          // The key stands in what is compared, so that a failure names it.
          expect({
            key,
            strangers,
            unmarked,
            found: ids.includes(memberId),
            once: new Set(ids).size === ids.length,
          }).toEqual({
            key,
            strangers: [],
            unmarked: [],
            found: ofHere.has(memberId),
            once: true,
          })
        }
      }
      expect((await auditClub(club.app.db.read)).findings).toEqual([])
    }),
    { numRuns: runs(4) },
  )
})
