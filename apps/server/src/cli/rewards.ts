import { readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { newReward, openTerms, rewardTerms, type NewReward } from '@cheyou/contract'
import type { Command } from 'commander'
import { z } from 'zod'
import { systemAct } from '../platform/db/acts.ts'
import { DuplicateKey } from '../platform/db/errors.ts'
import { InvalidInput } from '../platform/http/invalid-input.ts'
import { Refusal } from '../platform/http/refusal.ts'
import { keepPicture } from '../platform/files/index.ts'
import { listStores } from '../areas/people/organisation/index.ts'
import { offerRewards } from '../areas/club/rewards/index.ts'
import type { App } from '../wiring.ts'
import { exitCodes, type ExitCode } from './exit-codes.ts'
import { clubConfig, withClub } from './open-club.ts'
import { printJson } from './print-json.ts'
import { say } from './terminal.ts'
import { WrongUse } from './wrong-use.ts'

const { faceFen, minimumSpendFen, workTypes, lineKinds } = rewardTerms.shape.voucher.unwrap().shape
const { name, pointsPrice, ...limits } = newReward.omit({
  kind: true,
  voucher: true,
  storeIds: true,
  picture: true,
}).shape

/** As in a form, but only what matters has to be said; stores by their names, the picture as a file beside this one. */
const common = {
  name,
  pointsPrice,
  ...z.object(limits).partial().shape,
  stores: z.array(z.string().trim().min(1)).min(1).nullable().default(null),
  picture: z.string().min(1).nullable().default(null),
}
const rewardsFile = z.array(
  z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.enum(['gift', 'service']), ...common }),
    z.strictObject({
      kind: z.literal('voucher'),
      ...common,
      faceFen,
      minimumSpendFen: minimumSpendFen.default(0),
      workTypes: workTypes.default(null),
      lineKinds: lineKinds.default(null),
    }),
  ]),
)
type Wish = z.infer<typeof rewardsFile>[number]

/** `club rewards add`: fills a catalogue from a file (req. 3.1), as the console does one by one. */
export function addRewardsCommand(program: Command, finish: (code: ExitCode) => void): void {
  program
    .command('rewards')
    .description('The catalogue of rewards.')
    .command('add')
    .description(
      'Adds the rewards of a JSON file to the end of the catalogue; all of them or, when one is wrong, none.',
    )
    .argument('<file>', 'a list of {kind, name, description, pointsPrice, stockLeft, tiers, picture, faceFen, …}')
    .option('--json', 'prints one JSON object')
    .action(async (file: string, { json }: { json?: boolean }) => {
      const wishes = readWishes(file)
      await withClub(clubConfig(), (app) => add(app, wishes, dirname(resolve(file))))
      if (json) printJson({ added: wishes.length })
      else say(`已上架 ${wishes.length} 件`)
      finish(exitCodes.done)
    })
}

function readWishes(file: string): Wish[] {
  let content: unknown
  try {
    content = JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    throw new WrongUse(`${file} cannot be read: ${error instanceof Error ? error.message : 'no JSON'}`)
  }
  const parsed = rewardsFile.safeParse(content)
  if (parsed.success) return parsed.data
  const problems = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`)
  throw new WrongUse(`${file} cannot be used:\n${problems.join('\n')}`)
}

async function add(app: App, wishes: readonly Wish[], folder: string): Promise<void> {
  if (wishes.length === 0) return
  if (app.groupId === '') throw new WrongUse('There is no club yet: import the export of a DMS first')
  const { groupId } = app
  const act = systemAct(app, 'rewards.add')
  const stores = new Map((await listStores(app.db.read, groupId)).map((store) => [store.name, store.id]))
  try {
    const forms: NewReward[] = []
    for (const [i, wish] of wishes.entries()) {
      const picture = wish.picture === null ? null : await pictureOf(app, act, resolve(folder, wish.picture), i)
      forms.push(formOf(wish, picture, stores, i))
    }
    await app.db.unit(act, (unit) => offerRewards(unit, forms))
  } catch (error) {
    if (error instanceof InvalidInput)
      throw new WrongUse(`Nothing was added:\n${error.errors.map(({ path, code }) => `  ${path}: ${code}`).join('\n')}`)
    if (error instanceof DuplicateKey && error.table === 'rewards')
      throw new WrongUse('A reward with one of these names is there already; nothing was added')
    throw error
  }
}

function formOf(wish: Wish, picture: string | null, stores: ReadonlyMap<string, string>, at: number): NewReward {
  const { stores: names, ...rest } = wish
  const storeIds = names?.map((store) => {
    const id = stores.get(store)
    if (id === undefined) throw new WrongUse(`${at}.stores: there is no store called ${store}`)
    return id
  })
  const form = { ...openTerms, description: '', stockLeft: null, ...rest, picture, storeIds: storeIds ?? null }
  if (form.kind !== 'voucher') return newReward.parse(form)
  const { faceFen: face, minimumSpendFen: minimum, workTypes: work, lineKinds: lines, ...terms } = form
  const voucher = { faceFen: face, minimumSpendFen: minimum, workTypes: work, lineKinds: lines }
  return newReward.parse({ ...terms, voucher })
}

async function pictureOf(app: App, act: Parameters<typeof keepPicture>[1], file: string, at: number): Promise<string> {
  let bytes: Buffer
  try {
    bytes = readFileSync(file)
  } catch (error) {
    throw new WrongUse(`${at}.picture: ${error instanceof Error ? error.message : 'cannot be read'}`)
  }
  try {
    return (await keepPicture(app, { ...act, action: 'files.keep-picture' }, bytes)).name
  } catch (error) {
    if (error instanceof Refusal) throw new WrongUse(`${at}.picture: ${error.code}`)
    throw error
  }
}
