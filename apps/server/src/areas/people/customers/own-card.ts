import type { Endpoint } from '@cheyou/contract'
import { businessDateOf } from '@cheyou/domain'
import { placeholders, type SqlReader } from '../../../platform/db/sql.ts'
import type { StaffCaller } from '../../../platform/http/callers.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import { customersAmong, type Subjects } from '../../../platform/subjects.ts'
import type { App } from '../../../wiring.ts'

/** What a request to an endpoint names, and who asks. */
interface Asked {
  caller: { id: string } | StaffCaller
  params?: unknown
  body?: unknown
}

/**
 * Nobody of the staff serves themselves: what changes something, and is about their own archive or that of a car they are tied to,
 * is for somebody else. Asked before every route, of whatever the modules say its names are about.
 * @throws OWN_CARD
 */
export async function refuseOwnCard(app: App, { method, audience }: Endpoint, asked: Asked): Promise<void> {
  if (method === 'get' || (audience !== 'staff' && audience !== 'console')) return
  const { ownCustomerIds } = asked.caller as StaffCaller
  // Most staff are nobody's customers.
  if (ownCustomerIds.length === 0) return
  const named = await customersNamed(app, asked)
  if (named.length === 0) return
  const own = await ownCircle(app.db.read, ownCustomerIds, businessDateOf(app.clock.now()))
  if (named.some((customerId) => own.has(customerId))) throw new Refusal('OWN_CARD')
}

/** All names that modules know in requests, with whom they are about. */
export function subjectsOf({ modules }: Pick<App, 'modules'>): Subjects {
  return Object.assign({}, ...modules.map(({ subjects = {} }) => subjects)) as Subjects
}

async function customersNamed(app: App, { params, body }: Asked): Promise<string[]> {
  const subjects = subjectsOf(app)
  const named: string[] = []
  for (const [name, id] of Object.entries({ ...asObject(params), ...asObject(body) })) {
    const customersOf = Object.hasOwn(subjects, name) ? subjects[name] : undefined
    if (customersOf && typeof id === 'string') named.push(...(await customersOf(app.db.read, id)))
  }
  return named
}

const asObject = (value: unknown): object => (typeof value === 'object' && value !== null ? value : {})

/** Archives that are a person's own, those that went on in them, and everybody's who is tied to one of their cars. */
async function ownCircle(sql: SqlReader, own: readonly string[], today: string): Promise<Set<string>> {
  const some = placeholders(own.length)
  const tied = await customersAmong(
    sql,
    `SELECT o.customerId AS customerId FROM vehicle_people v JOIN vehicle_people o ON o.vehicleId = v.vehicleId
     WHERE v.customerId IN (${some}) AND (v.untilOn IS NULL OR v.untilOn >= ?) AND (o.untilOn IS NULL OR o.untilOn >= ?)`,
    [...own, today, today],
  )
  const aliases = await customersAmong(
    sql,
    `SELECT id AS customerId FROM customers WHERE mergedIntoId IN (${some})`,
    own,
  )
  return new Set([...own, ...tied, ...aliases])
}
