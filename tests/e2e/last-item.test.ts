import { getHome, redeemReward } from '@cheyou/contract'
import { expect } from 'vitest'
import { Refused, type Client } from '../support/client.ts'
import { anyStock, longerThan } from '../support/guards.ts'
import { raceIn } from '../support/race-in.ts'
import { everyServer, type Owner } from '../support/world.ts'

const ROUNDS = 1000
const PRICE = 10
/** Rounds under way at a time; each has two tills. */
const AT_ONCE = 8

const names = Array.from({ length: AT_ONCE * 2 }, (_, i) => `抢购${i + 1}`)
const { world, race, controls } = raceIn(
  {
    customers: names.map((name) => ({ name, points: ROUNDS * PRICE })),
    rewards: Array.from({ length: ROUNDS }, (_, i) => ({
      kind: 'gift',
      name: `最后一件 ${i + 1}`,
      description: '到店领取',
      pointsPrice: PRICE,
      stockLeft: 1,
      perMemberLimit: null,
    })),
    environment: { RATE_LIMIT_FACTOR: '1000000' },
  },
  async () => {
    origins = await everyServer(world())
    owners = await Promise.all(names.map((name) => world().owner(name)))
  },
)

let owners: Owner[]
let origins: string[]

async function tryFor(rewardId: string, till: Client): Promise<string> {
  try {
    await till.call(redeemReward, { body: { rewardId, quotedPoints: PRICE } })
    return 'won'
  } catch (error) {
    if (error instanceof Refused) return error.problem.code
    throw error
  }
}

race(
  `two tills want the last item, ${ROUNDS} times: exactly one gets it each time`,
  { look: /FROM rewards r/, off: [anyStock], sees: longerThan(0) },
  async (contest, control) => {
    const rounds = control ? AT_ONCE : ROUNDS
    const rewards = (await world().database.rows('SELECT id FROM rewards ORDER BY id')).slice(0, rounds)
    expect(rewards).toHaveLength(rounds)
    const left = rewards.entries()
    const outcomes: string[][] = []
    const duels = async (seat: number): Promise<void> => {
      for (const [round, { id }] of left) {
        // Two members at two processes; which two, goes round.
        const tills = [0, 1].map((side) =>
          owners[seat * 2 + side]!.client.at(origins[(round + side * (1 + (round % 3))) % origins.length]!),
        )
        outcomes.push((await Promise.all(tills.map((till) => tryFor(String(id), till)))).toSorted())
      }
    }
    await contest(() => Promise.all(Array.from({ length: AT_ONCE }, (_, seat) => duels(seat))))

    expect(outcomes).toHaveLength(rounds)
    expect(outcomes.filter(([lost, won]) => lost !== 'REWARD_SOLD_OUT' || won !== 'won')).toEqual([])
    const stocks = 'SELECT MIN(stockLeft) AS least, MAX(stockLeft) AS most FROM rewards'
    expect(await world().database.rows(stocks)).toMatchObject([{ least: 0, most: 0 }])
    const homes = await Promise.all(owners.map((owner) => owner.client.call(getHome)))
    expect(homes.reduce((sum, { card }) => sum + card.balances.held, 0)).toBe(rounds * PRICE)
  },
)

controls()
