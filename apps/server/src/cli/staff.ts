import { roles, type Role } from '@cheyou/contract/codes'
import { terms } from '@cheyou/words'
import { Option, type Command } from 'commander'
import { hireStaff, LoginNameTaken, unlockSignIn, type Hired } from '../areas/people/auth/index.ts'
import { listStores } from '../areas/people/organisation/index.ts'
import type { App } from '../wiring.ts'
import { exitCodes, type ExitCode } from './exit-codes.ts'
import { clubConfig, withClub } from './open-club.ts'
import { printJson } from './print-json.ts'
import { say } from './terminal.ts'
import { WrongUse } from './wrong-use.ts'

interface Flags {
  name: string
  role: Role
  login?: string
  store?: string[]
  json?: boolean
}

const NAME_MAX = 60

/** `club staff add|unlock`: how a shop gets its first manager, and the others until the console can. */
export function addStaffCommand(program: Command, finish: (code: ExitCode) => void): void {
  const staff = program.command('staff').description('Staff of the club.')
  addUnlockCommand(staff, finish)
  staff
    .command('add')
    .description('Adds somebody to the staff and prints the invitation for their phone, once.')
    .requiredOption('--name <name>', 'as colleagues and members see it')
    .addOption(new Option('--role <role>', 'what they may do').choices(roles).makeOptionMandatory())
    .option('--login <name>', 'a login name for the console; password and one-time-code secret are printed, once')
    .option('--store <name...>', 'only at these stores; at all of them when left out')
    .option('--json', 'prints one JSON object')
    .action(async (flags: Flags) => {
      const hired = await withClub(clubConfig(), (app) => hire(app, flags))
      if (flags.json) printJson(hired)
      else describe(hired)
      finish(exitCodes.done)
    })
}

/** `club staff unlock`: for somebody whom wrong passwords keep out, after a look at who they are. */
function addUnlockCommand(staff: Command, finish: (code: ExitCode) => void): void {
  staff
    .command('unlock')
    .description('Lets somebody whom wrong passwords keep out try again at once.')
    .requiredOption('--login <name>', 'the login name at the console')
    .action(async ({ login }: { login: string }) => {
      const sources = await withClub(clubConfig(), (app) => unlockSignIn(app, shortText('--login', login)))
      if (sources === null) throw new WrongUse(`Nobody signs in as ${login}`)
      say(sources === 0 ? `${login} 没有被锁定。` : `${login} 可以重新登录了。`)
      finish(exitCodes.done)
    })
}

async function hire(app: App, flags: Flags): Promise<Hired> {
  const storeIds = await storesNamed(app, flags.store)
  const person = { name: shortText('--name', flags.name), role: flags.role, storeIds }
  if (flags.login === undefined) return hireStaff(app, person)
  try {
    return await hireStaff(app, { ...person, loginName: shortText('--login', flags.login) })
  } catch (error) {
    if (error instanceof LoginNameTaken) throw new WrongUse(`The login name ${flags.login} is taken`)
    throw error
  }
}

function shortText(option: string, given: string): string {
  const text = given.trim()
  if (text === '' || text.length > NAME_MAX) throw new WrongUse(`${option} must have 1 to ${NAME_MAX} characters`)
  return text
}

async function storesNamed(app: App, names: readonly string[] | undefined): Promise<string[]> {
  const stores = await listStores(app.db.read, app.groupId)
  if (stores.length === 0) throw new WrongUse('There is no store yet: import the export of a DMS first')
  if (names === undefined) return stores.map((store) => store.id)
  return names.map((name) => {
    const store = stores.find((one) => one.name === name)
    if (!store) throw new WrongUse(`There is no store ${name}; there are: ${stores.map((one) => one.name).join(', ')}`)
    return store.id
  })
}

function describe({ staffId, invitation, console }: Hired): void {
  const lines = [`员工 ${staffId}`, `邀请码 ${invitation}（7 天内在小程序中使用一次）`]
  if (console) {
    const { secret, address } = console.authenticator
    lines.push(`登录名 ${console.loginName}`, `密码 ${console.password}`, `${terms.totpSecret} ${secret}`, address)
  }
  say(...lines)
}
