import { randomUUID } from 'node:crypto'
import { formatCardCode, parseCardCode } from '@cheyou/card-code'
import { acceptInvitation, scan } from '@cheyou/contract'
import { expect, it } from 'vitest'
import { codeOf } from '../support/card.ts'
import { Refused, type Client } from '../support/client.ts'
import { guessedFreely, moreThan } from '../support/guards.ts'
import { raceIn } from '../support/race-in.ts'
import { everyServer } from '../support/world.ts'

const { world, race, controls } = raceIn(
  {
    customers: [{ name: '猜一' }, { name: '猜二' }, { name: '猜三' }],
    environment: { RATE_LIMIT_FACTOR: '1' },
  },
  async () => {
    origins = await everyServer(world(), 1)
  },
)

let origins: string[]

const codeOfRefusal = (error: unknown): string => {
  if (error instanceof Refused) return error.problem.code
  throw error
}

it('a card’s code is guessed ten times in all, at whatever processes, and then a right one is not looked at either', async () => {
  const reception = await world().staff({ name: '罗前台', role: 'reception' })
  const owner = await world().owner('猜一')
  const { cardNumber, otp } = parseCardCode(codeOf(owner))!
  const show = (text: string, at: Client) =>
    at.call(scan, { body: { storeId: world().storeId, text }, key: randomUUID() }).then(() => 'taken', codeOfRefusal)
  const wrong = (n: number) => formatCardCode(cardNumber, String((Number(otp) + 5_000 + n) % 1e8).padStart(8, '0'))
  const told: string[] = []
  for (let n = 0; n < 12; n++) told.push(await show(wrong(n), reception.at(origins[n % origins.length]!)))
  expect(told).toEqual([...Array.from({ length: 10 }, () => 'CODE_EXPIRED'), 'RATE_LIMITED', 'RATE_LIMITED'])
  for (const origin of origins) expect(await show(codeOf(owner), reception.at(origin))).toBe('RATE_LIMITED')
  // Others are not in the way.
  for (const origin of origins) {
    const other = await world().owner('猜二')
    expect(['taken', 'CODE_REPLAYED']).toContain(await show(codeOf(other), reception.at(origin)))
  }
})

race(
  'twenty guesses of one card at once, at whatever processes: ten are looked at',
  { ...guessedFreely, sees: expect.any(Array) },
  async (contest) => {
    const reception = await world().staff({ name: '程前台', role: 'reception' })
    const owner = await world().owner('猜三')
    const { cardNumber, otp } = parseCardCode(codeOf(owner))!
    const wrong = (n: number) => formatCardCode(cardNumber, String((Number(otp) + 5_000 + n) % 1e8).padStart(8, '0'))
    const show = (text: string, at: Client) =>
      at.call(scan, { body: { storeId: world().storeId, text }, key: randomUUID() }).then(() => 'taken', codeOfRefusal)
    const told = await contest(() =>
      Promise.all(Array.from({ length: 20 }, (_, n) => show(wrong(n), reception.at(origins[n % origins.length]!)))),
    )
    expect(told.toSorted()).toEqual([...Array(10).fill('CODE_EXPIRED'), ...Array(10).fill('RATE_LIMITED')])
    for (const origin of origins) expect(await show(codeOf(owner), reception.at(origin))).toBe('RATE_LIMITED')
  },
)

race(
  'an invitation is guessed twenty times a minute in all, at whatever processes',
  { ...guessedFreely, sees: moreThan(20) },
  async (contest) => {
    const { client } = await world().signIn(world().wechat.person('猜测者', '19935559999'))
    const guess = (n: number) =>
      client
        .at(origins[n % origins.length]!)
        .call(acceptInvitation, { body: { invitation: `GUESS-${n}` } })
        .then(() => 'taken', codeOfRefusal)
    const told = await contest(() => Promise.all(Array.from({ length: 40 }, (_, n) => guess(n))))
    expect(told.filter((code) => code === 'INVITATION_INVALID')).toHaveLength(20)
    expect(told.filter((code) => code === 'RATE_LIMITED')).toHaveLength(20)
  },
)

controls()
