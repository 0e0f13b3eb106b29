// `pnpm bench earn|scan|import`: figures, not a test; nothing passes or fails by time. See docs/benchmarks.md.
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { benchEarn } from './earn.ts'
import { benchImport, importTable } from './import.ts'
import { say } from './say.ts'
import { benchScan } from './scan.ts'
import { contestTable } from './table.ts'

const USAGE = `pnpm bench earn|scan|import [--rounds N] [--times N] [--json] [--out FILE]
  earn     settling visits against a bare route, on MariaDB
  scan     scanning cards against a bare route, on MariaDB
  import   the sample's export and one so many times its size, on SQLite and MariaDB
  --rounds of earn and scan; 7
  --times  of import; 10
  --json   one JSON object on standard output
  --out    the same object into a file`

interface Result {
  figures: object
  text: string
}

async function run(
  bench: string | undefined,
  { rounds, times }: { rounds: number; times: number },
): Promise<Result | null> {
  switch (bench) {
    case 'earn':
    case 'scan': {
      const figures = await (bench === 'earn' ? benchEarn : benchScan)({ rounds }, say)
      return { figures, text: contestTable(figures) }
    }
    case 'import': {
      const figures = await benchImport(times, say)
      return { figures, text: importTable(figures) }
    }
    default:
      return null
  }
}

async function main(): Promise<number> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      rounds: { type: 'string', default: '7' },
      times: { type: 'string', default: '10' },
      json: { type: 'boolean', default: false },
      out: { type: 'string' },
    },
  })
  const [rounds, times] = [Number(values.rounds), Number(values.times)]
  const known = [rounds, times].every((count) => Number.isInteger(count) && count > 0)
  const result = known ? await run(positionals[0], { rounds, times }) : null
  if (!result) {
    say(USAGE)
    return 2
  }
  say(`\n${result.text}`)
  const json = JSON.stringify(result.figures, null, 2)
  if (values.json) console.log(json)
  if (values.out !== undefined) writeFileSync(values.out, `${json}\n`)
  return 0
}

process.exitCode = await main()
