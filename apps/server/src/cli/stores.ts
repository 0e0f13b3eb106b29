import type { Command } from 'commander'
import { systemAct } from '../platform/db/acts.ts'
import { DuplicateKey } from '../platform/db/errors.ts'
import { assignStaff, staffByLogin } from '../areas/people/auth/index.ts'
import { addSource, addStore, type Store } from '../areas/people/organisation/index.ts'
import type { App } from '../wiring.ts'
import { exitCodes, type ExitCode } from './exit-codes.ts'
import { clubConfig, withClub } from './open-club.ts'
import { printJson } from './print-json.ts'
import { say } from './terminal.ts'
import { WrongUse } from './wrong-use.ts'

interface Flags {
  name: string
  source?: string
  staff?: string[]
  json?: boolean
}

const NAME_MAX = 80
const SOURCE_MAX = 40

/** `club stores add`: how a group opens its second store (req. 0). The first comes with the first import. */
export function addStoresCommand(program: Command, finish: (code: ExitCode) => void): void {
  program
    .command('stores')
    .description('Stores of the group.')
    .command('add')
    .description('Adds a store with a desk of its own; its staff must be named or hired for it.')
    .requiredOption('--name <name>', 'as staff and members see it')
    .option('--source <name>', 'its DMS, for `club import --source`')
    .option('--staff <login...>', 'login names of those who belong to it as well')
    .option('--json', 'prints one JSON object')
    .action(async (flags: Flags) => {
      const store = await withClub(clubConfig(), (app) => open(app, flags))
      if (flags.json) printJson({ storeId: store.id, name: store.name })
      else say(`已开设门店 ${store.name}（${store.id}）`)
      finish(exitCodes.done)
    })
}

async function open(app: App, { name: given, source: dms, staff = [] }: Flags): Promise<Store> {
  const { groupId } = app
  if (groupId === '') throw new WrongUse('There is no club yet: import the export of a DMS first')
  const name = shortText('--name', given, NAME_MAX)
  const source = dms === undefined ? null : shortText('--source', dms, SOURCE_MAX)
  const act = systemAct(app, 'stores.add')
  try {
    return await app.db.unit(act, async (unit) => {
      const store = await addStore(unit, { groupId, name })
      if (source !== null) await addSource(unit, { groupId, storeId: store.id, name: source })
      for (const login of new Set(staff.map((one) => one.toLowerCase()))) {
        const person = await staffByLogin(unit.sql, groupId, login)
        if (!person) throw new WrongUse(`Nobody of the staff has the login name ${login}; nothing was added`)
        await assignStaff(unit, person.id, store.id)
      }
      return store
    })
  } catch (error) {
    if (!(error instanceof DuplicateKey)) throw error
    throw new WrongUse(`There is a ${error.table === 'stores' ? `store ${name}` : `source ${source}`} already`)
  }
}

function shortText(option: string, given: string, most: number): string {
  const text = given.trim()
  if (text === '' || text.length > most) throw new WrongUse(`${option} must have 1 to ${most} characters`)
  return text
}
