import {
  endpoints,
  findMembers,
  getMemberPanel,
  listConsoleMembers,
  listConsoleVisits,
  memberSorts,
  type Endpoint,
} from '@cheyou/contract'
import type { Client } from '../support/client.ts'
import type { LoadClub } from './club.ts'

/** The people of a club who look at screens, and what there is to look at, by the name that the contract gives it. */
export interface Onlookers {
  owner: Client
  reception: Client
  manager: Client
  things: Readonly<Record<string, string>>
}

export async function onlookersOf(club: LoadClub<{ name: string; phone: string }>): Promise<Onlookers> {
  const [customer] = club.customers
  if (!customer) throw new Error('Nobody in the export has a phone of their own')
  const { reception, storeId } = club
  const manager = await club.manager()
  const found = await reception.call(findMembers, { body: { q: customer.phone } })
  const memberId = found.rows[0]?.memberId ?? ''
  const { cars } = await reception.call(getMemberPanel, { params: { memberId } })
  const { rows } = await manager.call(listConsoleVisits, { query: {} })
  const things = { memberId, storeId, vehicleId: cars[0]?.vehicleId ?? '', visitId: rows[0]?.visitId ?? '' }
  return { owner: await club.owner(customer), reception, manager, things }
}

export interface Screen {
  path: string
  client: Client
}

/**
 * Everything that a screen reads: each GET of the contract as its own audience asks for it, and the members' list in every order and
 * by each kind of search. `leftOut` are those about something that the sample does not have.
 */
export async function screensOf(onlookers: Onlookers): Promise<{ screens: Screen[]; leftOut: string[] }> {
  const { manager, things } = onlookers
  const leftOut: string[] = []
  const screens: Screen[] = []
  for (const one of endpoints.filter(({ method, audience }) => method === 'get' && audience !== 'demo')) {
    const path = addressOf(one, things)
    if (path === null) leftOut.push(one.path)
    else screens.push({ path, client: clientFor(one, onlookers) })
  }
  const { rows } = await manager.call(listConsoleMembers, { query: {} })
  const [name = '', plate = ''] = [rows[0]?.name, rows[0]?.plates[0]]
  const searches = ['tier=vip', ...[name, name.slice(0, 1), plate].map((q) => `q=${encodeURIComponent(q)}`)]
  const orders = memberSorts.flatMap((sort) => ['asc', 'desc'].map((way) => `sort=${sort}&direction=${way}`))
  for (const query of [...orders, ...searches]) screens.push({ path: membersBy(query), client: manager })
  return { screens, leftOut }
}

export const membersBy = (query: string): string => `${listConsoleMembers.path}?${query}`

function clientFor({ audience, roles }: Endpoint, { owner, reception, manager }: Onlookers): Client {
  if (audience === 'console') return manager
  if (audience === 'staff') return roles?.includes('reception') ? reception : manager
  return owner
}

/** With the least query that the contract takes; null when it asks for something that there is not. */
function addressOf({ path, query }: Endpoint, things: Onlookers['things']): string | null {
  const names = [...path.matchAll(/:(\w+)/g)].map(([, name]) => name!)
  if (names.some((name) => things[name] === undefined)) return null
  const filled = path.replace(/:(\w+)/g, (_, name: string) => things[name]!)
  if (!query || query.safeParse({}).success) return filled
  const asked = Object.keys('shape' in query ? (query.shape as object) : {})
  const given = Object.fromEntries(asked.flatMap((name) => (name in things ? [[name, things[name]!]] : [])))
  return query.safeParse(given).success ? `${filled}?${new URLSearchParams(given).toString()}` : null
}
