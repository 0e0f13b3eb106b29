import type { Command } from 'commander'
import { findKeysJob } from '../areas/people/finding/index.ts'
import { newId } from '../platform/db/ids.ts'
import { runHere } from '../platform/jobs/work.ts'
import { exitCodes, type ExitCode } from './exit-codes.ts'
import { clubConfig, withClub } from './open-club.ts'
import { printJson } from './print-json.ts'
import { say } from './terminal.ts'
import { WrongUse } from './wrong-use.ts'

/** `club search refill`: what members are found by, written anew where it does not agree with the archives. */
export function addSearchCommand(program: Command, finish: (code: ExitCode) => void): void {
  const search = program.command('search').description('What members are found by.')
  search
    .command('refill')
    .description('Sets right what `club audit` calls FIND_KEY_MISSING or FIND_KEY_STALE. Safe beside a server.')
    .option('--json', 'prints one JSON object')
    .action(async ({ json }: { json?: boolean }) => {
      const { state, result, error } = await withClub(clubConfig(), (app) => {
        if (app.groupId === '') throw new WrongUse('There is no club yet: import the export of a DMS first')
        const job = { groupId: app.groupId, key: newId(), input: {}, askedBy: 'terminal' }
        return runHere(app, findKeysJob, job)
      })
      if (state !== 'done') throw error ?? new Error('The job was cancelled, or a server took it over')
      const { customers } = result as { customers: number }
      if (json) printJson({ customers })
      else say(`已核对 ${customers} 位客户的搜索关键字`)
      finish(exitCodes.done)
    })
}
