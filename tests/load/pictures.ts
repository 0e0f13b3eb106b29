import { getHome, uploadPicture } from '@cheyou/contract'
import { Refused, type Client } from '../support/client.ts'
import { openLoadClub } from './club.ts'
import { machine, type Machine } from './machine.ts'
import { largePng } from './large-pictures.ts'
import { peakMemoryDuring } from './memory.ts'
import type { Say } from './say.ts'
import { percentile, rounded } from './statistics.ts'
import { table } from './table.ts'

const AT_ONCE = 4
/** Requests for the home page in each part of a round. */
const HOMES = 200
const AIM = { p95Ms: 200, memoryMb: 400 }

/** What is uploaded: one with too many pixels, which is refused, and the most that is taken. */
const PICTURES = [
  { name: '7,700 × 7,700, refused', side: 7_700, outcome: 'PICTURE_BROKEN' },
  { name: '4,890 × 4,890, taken', side: 4_890, outcome: 'taken' },
] as const

interface Measured {
  name: string
  homeP50Ms: number
  homeP95Ms: number
  /** How many times as long as in the quiet part of the same round, in the middle of the rounds. */
  timesTheQuietP95: number | null
  uploads: number
  peakMb: number
}

export interface PicturesFigures {
  bench: 'pictures'
  machine: Machine
  aim: typeof AIM
  atOnce: number
  parts: Measured[]
}

interface Part {
  homesMs: number[]
  uploads: number
  peakMb: number
}

/** What an owner's home takes, and what memory the server and its picture process hold, while four large pictures at once are uploaded. */
export async function benchPictures(rounds: number, say: Say): Promise<PicturesFigures> {
  const club = await openLoadClub(1, say)
  try {
    say('drawing the pictures')
    const files = await Promise.all(PICTURES.map(({ side }) => largePng(side, side)))
    const owner = await club.owner(club.customers[0]!)
    const manager = await club.manager()
    const measure = (file: Buffer | null, outcome: string): Promise<Part> =>
      partOf(club.server.pid, owner, manager, file, outcome)
    const quiet: Part[] = []
    const loud: Part[][] = PICTURES.map(() => [])
    await measure(null, '')
    for (let round = 1; round <= rounds; round++) {
      say(`round ${round} of ${rounds}`)
      quiet.push(await measure(null, ''))
      for (const [i, { outcome }] of PICTURES.entries()) loud[i]!.push(await measure(files[i]!, outcome))
    }
    const parts = [summary('quiet', quiet, null), ...PICTURES.map(({ name }, i) => summary(name, loud[i]!, quiet))]
    return { bench: 'pictures', machine: machine('MariaDB'), aim: AIM, atOnce: AT_ONCE, parts }
  } finally {
    await club.close()
  }
}

/** Asks for the home page again and again, while others upload without a pause if there is a file. */
async function partOf(
  pid: number,
  owner: Client,
  manager: Client,
  file: Buffer | null,
  outcome: string,
): Promise<Part> {
  const state = { isOver: false, uploads: 0 }
  const enough = file === null ? 0 : AT_ONCE
  const uploader = async (given: Buffer): Promise<void> => {
    while (!state.isOver) {
      const ended = await outcomeOf(manager, given)
      if (ended !== outcome) throw new Error(`An upload ended with ${ended}, not ${outcome}`)
      state.uploads += 1
    }
  }
  const homes = async (): Promise<number[]> => {
    const homesMs: number[] = []
    try {
      // Until every uploader has been served, however quick the home page is.
      while (homesMs.length < HOMES || state.uploads < enough) {
        const from = performance.now()
        await owner.call(getHome)
        homesMs.push(performance.now() - from)
      }
    } finally {
      state.isOver = true
    }
    return homesMs
  }
  const uploaders = file === null ? [] : Array.from({ length: AT_ONCE }, () => uploader(file))
  const { result, peakMb } = await peakMemoryDuring(pid, async () => {
    const [homesMs] = await Promise.all([homes(), ...uploaders])
    return homesMs
  })
  return { homesMs: result, uploads: state.uploads, peakMb }
}

async function outcomeOf(manager: Client, given: Buffer): Promise<string> {
  try {
    await manager.call(uploadPicture, { file: new Blob([new Uint8Array(given)], { type: 'image/png' }) })
    return 'taken'
  } catch (error) {
    if (error instanceof Refused) return error.problem.code
    throw error
  }
}

function summary(name: string, parts: readonly Part[], quiet: readonly Part[] | null): Measured {
  const all = parts.flatMap(({ homesMs }) => homesMs)
  const p95 = ({ homesMs }: Part): number => percentile(homesMs, 95)
  return {
    name,
    homeP50Ms: rounded(percentile(all, 50)),
    homeP95Ms: rounded(percentile(all, 95)),
    timesTheQuietP95:
      quiet &&
      rounded(
        percentile(
          parts.map((part, i) => p95(part) / p95(quiet[i]!)),
          50,
        ),
      ),
    uploads: parts.reduce((sum, { uploads }) => sum + uploads, 0),
    peakMb: Math.max(...parts.map(({ peakMb }) => peakMb)),
  }
}

/** The figures for people. */
export function picturesTable({ parts, aim, atOnce }: PicturesFigures): string {
  const rows = parts.map(({ name, homeP50Ms, homeP95Ms, timesTheQuietP95, uploads, peakMb }) => [
    name,
    ...[homeP50Ms, homeP95Ms, timesTheQuietP95 ?? '–', uploads, peakMb].map(String),
  ])
  return [
    table([`${atOnce} at once`, 'home p50 ms', 'home p95 ms', 'of quiet p95', 'uploads', 'peak MB in all'], rows),
    `aim: home's p95 below ${aim.p95Ms} ms, memory below ${aim.memoryMb} MB`,
  ].join('\n')
}
