import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { acceptInvitation, bindPhone, getWhoAmI, signInWithWechat } from '@cheyou/contract'
import type { Person } from '@cheyou/wechat-sandbox'
import { clientOf, type Client } from '../support/client.ts'
import { openDesk } from '../support/console.ts'
import { writeExport, type ExportedCustomer } from '../support/dms-export.ts'
import { inhabitantsOf } from '../support/inhabitants.ts'
import { createDatabase } from '../support/mariadb.ts'
import { startMariadb, type Mariadb } from '../support/mariadb-server.ts'
import { clubProcessJson, startServer, type Environment, type ServerProcess } from '../support/processes.ts'
import type { Hired } from '../support/world.ts'
import { openWechat, type Wechat } from '../support/wechat.ts'
import type { Say } from './say.ts'

/** A club in production mode on a MariaDB of its own, with members to put load on. */
export interface LoadClub<Customer = ExportedCustomer> {
  readonly mariadb: Mariadb
  readonly databaseUrl: string
  readonly server: ServerProcess
  /** Of the store that the import founded. */
  readonly storeId: string
  readonly reception: Client
  readonly customers: readonly Customer[]
  /** Signs a customer in on their phone, with their archive bound to it. */
  owner(customer: Known): Promise<Client>
  /** Hires a manager and signs them in at the console. */
  manager(): Promise<Client>
  /** Whether the ledger is right, from the raw rows. */
  audit(): Promise<boolean>
  close(): Promise<void>
}

const JOINED_ON = '2020-01-01'

export function openLoadClub(members: number, say: Say): Promise<LoadClub> {
  const write = (folder: string) => {
    const customers = inhabitantsOf(Array.from({ length: members }, (_, i) => ({ name: `车主${i + 1}` })))
    writeExport(folder, customers)
    return customers
  }
  return openClubOf({ what: `${members} members`, write, joinedOn: JOINED_ON }, say)
}

type Known = Pick<ExportedCustomer, 'name' | 'phone'>

/** An export to be imported: who is in it is written into a folder, and joins on a day. */
export interface Export<Customer extends Known> {
  what: string
  write: (folder: string) => readonly Customer[]
  joinedOn: string
}

/** A club of the customers of an export. */
export async function openClubOf<Customer extends Known>(
  { what, write, joinedOn }: Export<Customer>,
  say: Say,
): Promise<LoadClub<Customer>> {
  const folder = mkdtempSync(join(tmpdir(), 'cheyou-load-'))
  say('starting a database')
  const mariadb = await startMariadb()
  const wechat = await openWechat()
  const closing = [async () => rmSync(folder, { recursive: true, force: true }), mariadb.stop, wechat.close]
  const close = async (): Promise<void> => {
    for (const end of closing.toReversed()) await end()
  }
  try {
    const databaseUrl = await createDatabase(mariadb.url)
    const environment = environmentOf(databaseUrl, folder, wechat)
    say(`importing ${what}`)
    const customers = write(join(folder, 'export'))
    await clubProcessJson(environment, ['import', join(folder, 'export'), '--join-all', joinedOn])
    const server = await startServer(environment)
    closing.push(async () => void (await server.stop()))
    return {
      mariadb,
      databaseUrl,
      server,
      customers,
      close,
      ...(await staffOf(environment, server, wechat)),
      owner: (customer) => ownerOf(server, wechat, customer),
      manager: () => managerOf(environment, server),
      audit: async () => (await clubProcessJson<{ ok: boolean }>(environment, ['audit'])).ok,
    }
  } catch (error) {
    await close()
    throw error
  }
}

/** Settings of production, but for the limits: one address asks for everybody here. */
function environmentOf(databaseUrl: string, folder: string, wechat: Wechat): Environment {
  const { NODE_OPTIONS } = process.env
  return {
    ...wechat.environment,
    ...(NODE_OPTIONS === undefined ? {} : { NODE_OPTIONS }),
    NODE_ENV: 'production',
    LOG_LEVEL: 'info',
    DATABASE_URL: databaseUrl,
    KEY_FILE: join(folder, 'club.key'),
    FILES_DIR: join(folder, 'files'),
    RATE_LIMIT_FACTOR: '1000000',
  }
}

async function staffOf(environment: Environment, server: ServerProcess, wechat: Wechat) {
  const { invitation } = await clubProcessJson<{ invitation: string }>(environment, [
    'staff',
    'add',
    '--name',
    '罗婧',
    '--role',
    'reception',
  ])
  const reception = await signIn(server, wechat, wechat.person('罗婧', '19920000001'))
  await reception.call(acceptInvitation, { body: { invitation } })
  const { staff } = await reception.call(getWhoAmI)
  const [store] = staff?.stores ?? []
  if (!store) throw new Error('Reception belongs to no store')
  return { reception, storeId: store.storeId }
}

async function managerOf(environment: Environment, server: ServerProcess): Promise<Client> {
  const wish = ['--name', '顾晓岚', '--role', 'manager', '--login', 'boss']
  const hired = await clubProcessJson<Hired>(environment, ['staff', 'add', ...wish])
  return openDesk({ server, visitor: () => clientOf(server.origin) }, hired)
}

async function ownerOf(server: ServerProcess, wechat: Wechat, { name, phone }: Known): Promise<Client> {
  const person = wechat.person(name, phone)
  const owner = await signIn(server, wechat, person)
  await owner.call(bindPhone, { body: { code: await wechat.phoneCode(person), consentVersion: '1' } })
  return owner
}

async function signIn(server: ServerProcess, wechat: Wechat, person: Person): Promise<Client> {
  const visitor = clientOf(server.origin)
  const { token } = await visitor.call(signInWithWechat, { body: { code: await wechat.loginCode(person) } })
  return visitor.with({ bearer: token })
}
