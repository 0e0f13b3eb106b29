import { randomUUID } from 'node:crypto'
import { findMembers, getMemberPanel, settleVisit } from '@cheyou/contract'
import type { QuotedVisit } from '@cheyou/contract'
import { requestOf } from '../support/client.ts'
import type { ExportedCustomer } from '../support/dms-export.ts'
import type { LoadRequest } from './drive.ts'
import { openLoadClub, type LoadClub } from './club.ts'
import { contest, type Contest, type ContestOptions } from './contest.ts'
import type { Say } from './say.ts'

/** Enough that two requests under way seldom meet on one member's rows. */
const MEMBERS = 200

interface Car {
  memberId: string
  vehicleId: string
  km: number
}

/** Settling visits at the desk: `POST /api/staff/visits` against a bare route that writes the same rows. */
export async function benchEarn(options: ContestOptions, say: Say): Promise<Contest> {
  const club = await openLoadClub(MEMBERS, say)
  try {
    const cars = await Promise.all(club.customers.map((customer) => carOf(club, customer)))
    // The first visit is the pattern of what the bare route writes.
    await club.reception.call(settleVisit, { body: visitOf(club, cars[0]!) })
    const bearer = { Authorization: `Bearer ${club.reception.credentials.bearer}` }
    return await contest(club, options, say, {
      name: 'earn',
      aim: 0.6,
      operations: [
        { atOnce: 1, operations: 300 },
        { atOnce: 16, operations: 1200 },
      ],
      bareRoute: 'settle',
      sides: { club: requests(club, cars, bearer), bare: requests(club, cars, {}) },
    })
  } finally {
    await club.close()
  }
}

async function carOf(club: LoadClub, customer: ExportedCustomer): Promise<Car> {
  const { rows } = await club.reception.call(findMembers, { body: { q: customer.phone } })
  const memberId = rows[0]?.memberId ?? ''
  const panel = await club.reception.call(getMemberPanel, { params: { memberId } })
  return { memberId, vehicleId: panel.cars[0]?.vehicleId ?? '', km: 10_000 }
}

/** Visits of all cars in turn. */
function requests(club: LoadClub, of: readonly Car[], headers: Readonly<Record<string, string>>) {
  const cars = of.map((car) => ({ ...car }))
  let turn = 0
  return {
    next(): LoadRequest {
      const car = cars[turn++ % cars.length]!
      const { path, body, headers: own } = requestOf(settleVisit, { body: visitOf(club, car), key: randomUUID() })
      return { path, body: String(body), headers: { ...own, ...headers } }
    },
  }
}

/** A small visit, so that no member reaches another tier however long the run: that would be more rows. */
function visitOf(club: LoadClub, car: Car): QuotedVisit {
  car.km += 5
  return {
    storeId: club.storeId,
    memberId: car.memberId,
    vehicleId: car.vehicleId,
    workType: 'repair',
    odometerKm: car.km,
    lines: [
      { itemName: '洗车', lineKind: 'labour', payer: 'customer', amountFen: 380 },
      { itemName: '更换灯泡', lineKind: 'part', payer: 'insurer', amountFen: 250 },
    ],
    quotedFen: 380,
  }
}
