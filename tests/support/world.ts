import { randomBytes } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { acceptInvitation, bindPhone, getCardSecret, getWhoAmI, listMyCars, signInWithWechat } from '@cheyou/contract'
import type { Car, Role, WhoAmI } from '@cheyou/contract'
import type { Person } from '@cheyou/wechat-sandbox'
import { clientOf, type Client } from './client.ts'
import { openTestDatabase, type TestDatabase } from './database.ts'
import { writeExport, type ExportedCustomer } from './dms-export.ts'
import { inhabitantsOf, type Wish } from './inhabitants.ts'
import { clubJson } from './club.ts'
import { startServer, type Environment, type ServerProcess } from './processes.ts'
import { openWechat, type Wechat } from './wechat.ts'

/** A reward as `club rewards add` takes it. */
export interface RewardWish {
  kind: 'gift' | 'voucher' | 'service'
  name: string
  description?: string
  pointsPrice: number
  stockLeft?: number | null
  perMemberLimit?: number | null
  tierLimits?: Record<string, number>
  tiers?: readonly string[]
  /** By name. */
  stores?: readonly string[]
  opensOn?: string
  closesOn?: string
  validDays?: number
  faceFen?: number
  minimumSpendFen?: number
  workTypes?: readonly string[]
  lineKinds?: readonly ('labour' | 'part')[]
}

/** What a test file needs to be there. */
export interface WorldWish {
  customers: readonly Wish[]
  /** The day everybody became a member; null: nobody is one. */
  joinAll?: string | null
  rewards?: readonly RewardWish[]
  /** Its database is on the disk, every commit flushed: for tests that kill servers. */
  durable?: boolean
  /** More settings for the server. */
  environment?: Environment
}

export interface ImportSummary {
  customers: { new: number; changed: number; same: number; bad: number }
  orders: { new: number; changed: number; same: number; bad: number }
  points: { qualifying: number; redeemable: number }
  badRows: unknown[]
}

export interface AuditAnswer {
  ok: boolean
  checked: Record<string, number>
  findings: unknown[]
}

/** An owner with a card, signed in. */
export interface Owner {
  readonly client: Client
  readonly memberId: string
  readonly cardNumber: string
  /** Of the card's rotating code. */
  readonly secret: string
  readonly cars: readonly Car[]
  readonly customer: ExportedCustomer
}

export interface Hired {
  staffId: string
  invitation: string
  console: { loginName: string; password: string; totpSecret: string } | null
}

export interface StaffWish {
  name: string
  role: Role
  login?: string
  /** Names of stores; all when left out. */
  stores?: readonly string[]
}

/** A club with its customers, its database, a WeChat and a running server. */
export interface World {
  readonly database: TestDatabase
  readonly wechat: Wechat
  readonly environment: Environment
  readonly server: ServerProcess
  readonly storeId: string
  readonly imported: ImportSummary
  customer(name: string): ExportedCustomer
  importCustomers(customers: readonly ExportedCustomer[], joinAll?: string | null): Promise<ImportSummary>
  /** Somebody whom the server does not know, at an address of their own. */
  visitor(): Client
  /** Signs a WeChat user in. */
  signIn(person: Person): Promise<{ client: Client; who: WhoAmI }>
  /** Signs a customer in and binds their phone; the same client when asked again. */
  owner(name: string): Promise<Owner>
  hire(wish: StaffWish): Promise<Hired>
  /** Hires somebody and binds their phone. */
  staff(wish: StaffWish): Promise<Client>
  addStore(name: string): Promise<string>
  /** Another server on the same database; it ends with the world. */
  startAnother(): Promise<ServerProcess>
  audit(): Promise<AuditAnswer>
  /** Does the night's work, as of today. */
  night(): Promise<unknown>
  /** What must never stand in a log: phones, names, secrets of everybody here. */
  secrets(): string[]
  /** All that the servers wrote. */
  logs(): string
  close(): Promise<void>
}

export async function openWorld(wish: WorldWish): Promise<World> {
  const database = await openTestDatabase({ durable: wish.durable ?? false })
  const wechat = await openWechat()
  const environment: Environment = {
    DATABASE_URL: database.url,
    KEY_FILE: join(database.folder, 'club.key'),
    FILES_DIR: join(database.folder, 'files'),
    // Passwords guard nothing here, and are half of the work when they cost what they should.
    PASSWORD_COST: '10',
    ...wechat.environment,
    ...wish.environment,
  }
  const servers: ServerProcess[] = []
  const start = async (): Promise<ServerProcess> => {
    const server = await startServer(environment)
    servers.push(server)
    return server
  }
  const close = async (): Promise<void> => {
    await Promise.all(servers.map((server) => server.stop()))
    await wechat.close()
    await database.close()
  }
  try {
    return await settle(wish, { database, wechat, environment, servers, start, close })
  } catch (error) {
    await close()
    throw error
  }
}

interface Ground extends Pick<World, 'database' | 'wechat' | 'environment' | 'close'> {
  servers: ServerProcess[]
  start(): Promise<ServerProcess>
}

async function settle(wish: WorldWish, ground: Ground): Promise<World> {
  const { database, environment, servers, start } = ground
  const customers = new Map<string, ExportedCustomer>()
  const importCustomers: World['importCustomers'] = async (given, joinAll = null) => {
    for (const customer of given) customers.set(customer.name, customer)
    const folder = join(database.folder, `export-${randomBytes(4).toString('hex')}`)
    writeExport(folder, given)
    const joining = joinAll === null ? [] : ['--join-all', joinAll]
    return clubJson<ImportSummary>(environment, ['import', folder, ...joining])
  }
  const { joinAll = '2020-01-01' } = wish
  const imported = await importCustomers(inhabitantsOf(wish.customers), joinAll)
  if (imported.badRows.length > 0) throw new Error(`The world has bad rows: ${JSON.stringify(imported.badRows)}`)
  await addRewards(environment, database.folder, wish.rewards ?? [])
  const server = await start()
  const [store] = await database.rows('SELECT id FROM stores')
  const { secrets, ...people } = peopleOf({ ...ground, server, customers })
  return {
    database,
    wechat: ground.wechat,
    environment,
    server,
    storeId: String(store?.['id']),
    imported,
    importCustomers,
    ...people,
    addStore: async (name) =>
      (await clubJson<{ storeId: string }>(environment, ['stores', 'add', '--name', name])).storeId,
    startAnother: start,
    audit: () => clubJson<AuditAnswer>(environment, ['audit', '--all']),
    night: () => clubJson(environment, ['jobs', 'run']),
    secrets,
    logs: () => servers.map((one) => one.output()).join('\n'),
    close: ground.close,
  }
}

interface Place extends Pick<World, 'wechat' | 'environment' | 'server'> {
  customers: ReadonlyMap<string, ExportedCustomer>
}

/** Who comes to the club: customers, staff, strangers; and what of theirs must stay secret. */
function peopleOf(
  place: Place,
): Pick<World, 'customer' | 'visitor' | 'signIn' | 'owner' | 'hire' | 'staff' | 'secrets'> {
  const { wechat, environment, server, customers } = place
  const told: string[] = []
  let addresses = 0
  let staffPhones = 0
  const visitor = (): Client => clientOf(server.origin, { address: `10.0.${addresses >> 8}.${addresses++ & 255}` })
  const signIn: World['signIn'] = async (person) => {
    const client = visitor()
    const answer = await client.call(signInWithWechat, { body: { code: await wechat.loginCode(person) } })
    told.push(answer.token, person.openid)
    return { client: client.with({ bearer: answer.token }), who: answer.who }
  }
  const hire: World['hire'] = async ({ name, role, login, stores = [] }) => {
    const options = [...(login === undefined ? [] : ['--login', login]), ...stores.flatMap((at) => ['--store', at])]
    const hired = await clubJson<Hired>(environment, ['staff', 'add', '--name', name, '--role', role, ...options])
    told.push(hired.invitation, ...(hired.console ? [hired.console.password, hired.console.totpSecret] : []))
    return hired
  }
  const customer = (name: string): ExportedCustomer => {
    const found = customers.get(name)
    if (!found) throw new Error(`Nobody here is called ${name}`)
    return found
  }
  const owners = new Map<string, Promise<Owner>>()
  const newOwner = async (name: string): Promise<Owner> => {
    const person = wechat.person(name, customer(name).phone)
    const { client } = await signIn(person)
    await client.call(bindPhone, { body: { code: await wechat.phoneCode(person), consentVersion: '1' } })
    const owner = await ownerOf(client, customer(name))
    told.push(owner.secret)
    return owner
  }
  return {
    customer,
    visitor,
    signIn,
    hire,
    owner(name) {
      const known = owners.get(name) ?? newOwner(name)
      owners.set(name, known)
      return known
    },
    async staff(wish) {
      const { invitation } = await hire(wish)
      const { client } = await signIn(wechat.person(wish.name, `1992${String(++staffPhones).padStart(7, '0')}`))
      await client.call(acceptInvitation, { body: { invitation } })
      return client
    },
    secrets: () => [
      ...told,
      ...wechat.codes,
      ...[...customers.values()].flatMap(({ name, phone, idNumber, address }) => [name, phone, idNumber, address]),
    ],
  }
}

async function ownerOf(client: Client, customer: ExportedCustomer): Promise<Owner> {
  const { cardNumber, secret } = await client.call(getCardSecret)
  const { rows: cars } = await client.call(listMyCars)
  const { member } = await client.call(getWhoAmI)
  if (!member) throw new Error(`${customer.name} has no card`)
  return { client, memberId: member.memberId, cardNumber, secret, cars, customer }
}

async function addRewards(environment: Environment, folder: string, rewards: readonly RewardWish[]): Promise<void> {
  if (rewards.length === 0) return
  const file = join(folder, 'rewards.json')
  writeFileSync(file, JSON.stringify(rewards))
  await clubJson(environment, ['rewards', 'add', file])
}

/** Where a world's servers are: on MariaDB so many besides the first, on SQLite the one that the file allows. */
export async function everyServer(world: World, others = 3): Promise<string[]> {
  const started = world.database.kind === 'mariadb' ? others : 0
  const servers = await Promise.all(Array.from({ length: started }, () => world.startAnother()))
  return [world.server.origin, ...servers.map(({ origin }) => origin)]
}

/** An id that looks like the server's. */
export function ulidLike(): string {
  const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
  return `01${[...randomBytes(24)].map((byte) => alphabet[byte % 32]).join('')}`
}
