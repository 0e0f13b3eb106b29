import { Command, CommanderError } from 'commander'
import { ConfigInvalid } from '../config.ts'
import { DatabaseUnusable } from '../platform/db/errors.ts'
import { FolderUnusable, MappingInvalid, SourceUnusable } from '../areas/visits/dms/index.ts'
import { KeyFileUnusable } from '../platform/pii/index.ts'
import { addAuditCommand } from './audit.ts'
import { addEnrolCommand } from './enrol.ts'
import { exitCodes, type ExitCode } from './exit-codes.ts'
import { addImportCommand } from './import.ts'
import { addJobsCommand } from './jobs.ts'
import { addReportCommand } from './report.ts'
import { addRewardsCommand } from './rewards.ts'
import { addSearchCommand } from './search.ts'
import { addSimulateCommand } from './simulate.ts'
import { addStaffCommand } from './staff.ts'
import { addStoresCommand } from './stores.ts'
import { terminal } from './terminal.ts'
import { WrongUse } from './wrong-use.ts'

/** What people can mend by calling the command otherwise; everything else is a fault of ours or of the machine. */
const usageErrors = [
  ConfigInvalid,
  DatabaseUnusable,
  FolderUnusable,
  KeyFileUnusable,
  MappingInvalid,
  SourceUnusable,
  WrongUse,
]

/** Runs one command of `pnpm club` at the terminal in force, and returns what the process has to end with. */
export async function runClub(argv: readonly string[]): Promise<ExitCode> {
  let exitCode: ExitCode = exitCodes.done
  const program = new Command('club')
    .description('Works on the database that DATABASE_URL names (default sqlite:./.data/cheyou.db).')
    .configureHelp({ showGlobalOptions: true })
    .showHelpAfterError()
    .configureOutput({ writeOut: (text) => terminal().out.write(text), writeErr: (text) => terminal().err.write(text) })
    .exitOverride()
  const finish = (code: ExitCode): void => {
    exitCode = code
  }
  const commands = [
    addImportCommand,
    addEnrolCommand,
    addAuditCommand,
    addReportCommand,
    addSimulateCommand,
    addStoresCommand,
    addStaffCommand,
    addRewardsCommand,
    addJobsCommand,
    addSearchCommand,
  ]
  for (const add of commands) add(program, finish)
  try {
    await program.parseAsync([...argv], { from: 'user' })
    return exitCode
  } catch (error) {
    // Commander has said what was wrong, with the help; asking for help is no mistake.
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.done : exitCodes.wrongUse
    terminal().err.write(`${messageOf(error)}\n`)
    return usageErrors.some((kind) => error instanceof kind) ? exitCodes.wrongUse : exitCodes.dataWrong
  }
}

function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return usageErrors.some((kind) => error instanceof kind) ? error.message : (error.stack ?? error.message)
}
