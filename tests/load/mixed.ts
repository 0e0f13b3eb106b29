import { randomUUID } from 'node:crypto'
import { findMembers, getHome, getMemberPanel, memberSorts, previewVisit, settleVisit } from '@cheyou/contract'
import { requestOf, type Client, type RawRequest } from '../support/client.ts'
import type { LoadClub } from './club.ts'
import { drive, type LoadRequest } from './drive.ts'
import { membersBy } from './screens.ts'
import { percentile, rounded } from './statistics.ts'

const AT_ONCE = 16
const OPERATIONS = 1_600

export interface Mixed {
  /** Operations a second. */
  perSecond: number
  p95Ms: number
}

/** A day's work at 16 at a time, without lists of the desk and with one in twenty. */
export async function mixedLoad(club: LoadClub<{ name: string; phone: string }>, manager: Client) {
  const work = await workOf(club)
  const lists = listsFor(manager)
  let turn = 0
  const without = await driven(club, work)
  const withLists = await driven(club, () => (turn++ % 20 === 0 ? lists() : work()))
  return { without, withLists, ratio: rounded(withLists.perSecond / without.perSecond) }
}

async function driven(club: LoadClub<unknown>, next: () => LoadRequest): Promise<Mixed> {
  await drive(club.server.origin, { atOnce: AT_ONCE, operations: OPERATIONS / 4 }, next)
  const { operations, seconds, latenciesMs } = await drive(
    club.server.origin,
    { atOnce: AT_ONCE, operations: OPERATIONS },
    next,
  )
  return { perSecond: rounded(operations / seconds), p95Ms: rounded(percentile(latenciesMs, 95)) }
}

/** Homes of owners, panels, previews and settlements at the till, in equal parts. */
async function workOf(club: LoadClub<{ name: string; phone: string }>): Promise<() => LoadRequest> {
  const { reception, storeId } = club
  const owners = await Promise.all(club.customers.map((customer) => club.owner(customer)))
  const cars = await Promise.all(
    club.customers.map(async ({ phone }) => {
      const { rows } = await reception.call(findMembers, { body: { q: phone } })
      const memberId = rows[0]?.memberId ?? ''
      const panel = await reception.call(getMemberPanel, { params: { memberId } })
      return { memberId, vehicleId: panel.cars[0]?.vehicleId ?? '' }
    }),
  )
  const lines = [{ itemName: '灯泡', lineKind: 'part' as const, payer: 'customer' as const, amountFen: 380 }]
  let turn = 0
  return () => {
    const at = Math.floor(turn / 4) % cars.length
    const { memberId, vehicleId } = cars[at]!
    const draft = { storeId, memberId, vehicleId, workType: 'repair', lines }
    switch (turn++ % 4) {
      case 0:
        return asked(owners[at]!, requestOf(getHome, {}))
      case 1:
        return asked(reception, requestOf(getMemberPanel, { params: { memberId } }))
      case 2:
        return asked(reception, requestOf(previewVisit, { body: draft }))
      default:
        return asked(reception, requestOf(settleVisit, { body: { ...draft, quotedFen: 380 }, key: randomUUID() }))
    }
  }
}

/** Pages of the members' list, one order after the other. */
function listsFor(manager: Client): () => LoadRequest {
  let turn = 0
  return () => asked(manager, { method: 'GET', path: membersBy(`sort=${memberSorts[turn++ % memberSorts.length]}`) })
}

function asked({ credentials }: Client, { method, path, body, headers }: RawRequest): LoadRequest {
  const { bearer, cookie } = credentials
  const own = { ...headers, ...(bearer && { Authorization: `Bearer ${bearer}` }), ...(cookie && { Cookie: cookie }) }
  return { method: method.toUpperCase() === 'GET' ? 'GET' : 'POST', path, headers: own, body: String(body ?? '') }
}
