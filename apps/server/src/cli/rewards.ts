import { readFileSync } from 'node:fs'
import type { Command } from 'commander'
import { z } from 'zod'
import { DuplicateKey } from '../db/errors.ts'
import { addRewards, type NewReward } from '../modules/rewards/index.ts'
import type { App } from '../wiring.ts'
import { exitCodes, type ExitCode } from './exit-codes.ts'
import { clubConfig, withClub } from './open-club.ts'
import { printJson } from './print-json.ts'
import { WrongUse } from './wrong-use.ts'

const MOST_POINTS = 10_000_000
const MOST_FEN = 100_000_000

const common = {
  name: z.string().trim().min(1).max(80),
  description: z.string().trim().max(400).default(''),
  pointsPrice: z.int().min(1).max(MOST_POINTS),
  /** Null: not limited. */
  stockLeft: z.int().min(0).nullable().default(null),
  perMemberLimit: z.int().min(1).nullable().default(null),
}

const rewardsFile = z.array(
  z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('gift'), ...common }),
    z.strictObject({
      kind: z.literal('voucher'),
      ...common,
      faceFen: z.int().min(1).max(MOST_FEN),
      minimumSpendFen: z.int().min(0).max(MOST_FEN).default(0),
    }),
  ]),
)

/** `club rewards add`: how a shop fills its catalogue (req. 3.1) until the console can. */
export function addRewardsCommand(program: Command, finish: (code: ExitCode) => void): void {
  program
    .command('rewards')
    .description('The catalogue of rewards.')
    .command('add')
    .description(
      'Adds the rewards of a JSON file to the end of the catalogue; all of them or, when one is wrong, none.',
    )
    .argument('<file>', 'a list of {kind, name, description, pointsPrice, stockLeft, perMemberLimit, faceFen, …}')
    .option('--json', 'prints one JSON object')
    .action(async (file: string, { json }: { json?: boolean }) => {
      const rewards = readRewards(file)
      await withClub(clubConfig(), (app) => add(app, rewards))
      if (json) printJson({ added: rewards.length })
      else process.stdout.write(`已上架 ${rewards.length} 件\n`)
      finish(exitCodes.done)
    })
}

function readRewards(file: string): NewReward[] {
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

async function add(app: App, rewards: readonly NewReward[]): Promise<void> {
  if (rewards.length === 0) return
  if (app.groupId === '') throw new WrongUse('There is no club yet: import the export of a DMS first')
  const { groupId } = app
  const act = { groupId, storeId: null, actorKind: 'system' as const, actorId: null, action: 'rewards.add' }
  try {
    await app.db.unit(act, (unit) => addRewards(unit, rewards))
  } catch (error) {
    if (error instanceof DuplicateKey && error.table === 'rewards')
      throw new WrongUse('A reward with one of these names is there already; nothing was added')
    throw error
  }
}
