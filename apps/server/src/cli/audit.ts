import type { Command } from 'commander'
import { auditAndClose } from '../audit.ts'
import type { AuditReport } from '../platform/audit.ts'
import { exitCodes, type ExitCode } from './exit-codes.ts'
import { clubConfig, withClub } from './open-club.ts'
import { printJson } from './print-json.ts'
import { say } from './terminal.ts'

export function addAuditCommand(program: Command, finish: (code: ExitCode) => void): void {
  program
    .command('audit')
    .description(
      'Checks the points ledger from its raw rows, what is new or changed since the last clean audit; exits 1 when something is wrong.',
    )
    .option('--all', 'computes everything again')
    .option('--json', 'prints one JSON object')
    .action(async ({ json, all = false }: { json?: boolean; all?: boolean }) => {
      const report = await withClub(clubConfig(), (app) => auditAndClose(app.db, { all }))
      if (json) printJson(report)
      else describe(report)
      finish(report.ok ? exitCodes.done : exitCodes.dataWrong)
    })
}

function describe({ ok, checked, findings }: AuditReport): void {
  const counts = Object.entries(checked).map(([name, count]) => `${name} ${count}`)
  say(`已核对：${counts.join('，')}`)
  for (const { code, message, facts } of findings) say(`${code} ${message} ${JSON.stringify(facts)}`)
  say(ok ? '账目无误' : `共 ${findings.length} 处问题`)
}
