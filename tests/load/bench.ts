// `pnpm bench earn|scan|find|import|simulate|nightly|relay|scale|pictures|taps`: figures, not a test; nothing passes or fails by time. See docs/benchmarks.md.
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { benchEarn } from './earn.ts'
import { benchFind, findTable } from './find.ts'
import { benchImport, importTable } from './import.ts'
import { benchNightly, nightlyTable } from './nightly.ts'
import { benchPictures, picturesTable } from './pictures.ts'
import { benchRelay, relayTable } from './relay.ts'
import { say } from './say.ts'
import { benchScale, scaleTable } from './scale.ts'
import { benchScan } from './scan.ts'
import { benchSimulate, simulateTable } from './simulate.ts'
import { contestTable } from './table.ts'
import { benchTaps, tapsTable } from './taps.ts'

const USAGE = `pnpm bench earn|scan|find|import|simulate|nightly|relay|scale|pictures|taps [--rounds N] [--times N] [--members N] [--copies N] [--events N] [--json] [--out FILE]
  earn     settling visits against a bare route, on MariaDB
  scan     scanning cards against a bare route, on MariaDB
  find     the one search among so many members, on MariaDB
  import   the sample's export and one so many times its size, on SQLite and MariaDB
  simulate trying rules on 100,000 visits, on SQLite and MariaDB
  nightly  the jobs of a night, on SQLite and MariaDB
  relay    draining the outbox with two processes, on MariaDB
  scale    what the screens read, and a mixed load, at 1 and so many times the sample, on MariaDB
  pictures an owner's home while large pictures are uploaded, and the memory of it
  taps     from a tap to its painted answer in Chromium, where no server is asked
  --rounds of earn, scan, simulate, pictures and taps; 7
  --times  of import and scale; 10
  --members of find and nightly; 100000
  --copies of each member, of find; 1
  --events of relay; 100000
  --json   one JSON object on standard output
  --out    the same object into a file`

interface Result {
  figures: object
  text: string
}

async function run(
  bench: string | undefined,
  { rounds, times, members, copies, events }: Record<'rounds' | 'times' | 'members' | 'copies' | 'events', number>,
): Promise<Result | null> {
  switch (bench) {
    case 'earn':
    case 'scan': {
      const figures = await (bench === 'earn' ? benchEarn : benchScan)({ rounds }, say)
      return { figures, text: contestTable(figures) }
    }
    case 'find': {
      const figures = await benchFind({ members, copies }, say)
      return { figures, text: findTable(figures) }
    }
    case 'import': {
      const figures = await benchImport(times, say)
      return { figures, text: importTable(figures) }
    }
    case 'simulate': {
      const figures = await benchSimulate(rounds, say)
      return { figures, text: simulateTable(figures) }
    }
    case 'nightly': {
      const figures = await benchNightly(members, say)
      return { figures, text: nightlyTable(figures) }
    }
    case 'relay': {
      const figures = await benchRelay(events, say)
      return { figures, text: relayTable(figures) }
    }
    case 'scale': {
      const figures = await benchScale(times, say)
      return { figures, text: scaleTable(figures) }
    }
    case 'pictures': {
      const figures = await benchPictures(rounds, say)
      return { figures, text: picturesTable(figures) }
    }
    case 'taps': {
      const figures = await benchTaps(rounds, say)
      return { figures, text: tapsTable(figures) }
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
      members: { type: 'string', default: '100000' },
      copies: { type: 'string', default: '1' },
      events: { type: 'string', default: '100000' },
      json: { type: 'boolean', default: false },
      out: { type: 'string' },
    },
  })
  const counts = {
    rounds: Number(values.rounds),
    times: Number(values.times),
    members: Number(values.members),
    copies: Number(values.copies),
    events: Number(values.events),
  }
  const known = Object.values(counts).every((count) => Number.isInteger(count) && count > 0)
  const result = known ? await run(positionals[0], counts) : null
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
