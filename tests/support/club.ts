import { runCli, type CliRun } from '../../apps/server/src/cli/testing/run-cli.ts'
import { printedBy, type Environment } from './processes.ts'

/** Runs `pnpm club …` to its end in the test's own process, which is quicker than one of its own. */
export const runClub = (env: Environment, args: readonly string[]): Promise<CliRun> => runCli(args, env)

/** The JSON that a command printed. @throws Error with what it said when it failed */
export async function clubJson<Answer>(env: Environment, args: readonly string[]): Promise<Answer> {
  return printedBy<Answer>(args, await runClub(env, [...args, '--json']))
}
