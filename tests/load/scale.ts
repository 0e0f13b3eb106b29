import { openClubOf, type LoadClub } from './club.ts'
import { databaseVersion } from './database.ts'
import { machine, type Machine } from './machine.ts'
import { mixedLoad, type Mixed } from './mixed.ts'
import { sampleTimes } from './sample.ts'
import { onlookersOf, screensOf, type Onlookers } from './screens.ts'
import { median, percentile, rounded } from './statistics.ts'
import type { Say } from './say.ts'
import { table } from './table.ts'

/** How often each screen is asked; the first time is left out. */
const ASKED = 12

interface AskedScreen {
  path: string
  p50Ms: number
  p95Ms: number
}

interface Size {
  times: number
  screens: AskedScreen[]
  /** About something that the sample does not have. */
  leftOut: string[]
  mixed: { without: Mixed; withLists: Mixed; ratio: number }
}

export interface ScaleFigures {
  bench: 'scale'
  at: string
  machine: Machine
  times: number
  sizes: Size[]
}

/**
 * What the screens read and a mixed load, at the size of the sample and so many times that, on MariaDB. The aim: no screen takes three
 * times as long, p95 below 50 ms, and with one list in twenty at least 60 % of what is done without.
 */
export async function benchScale(times: number, say: Say): Promise<ScaleFigures> {
  const sizes: Size[] = []
  let version = ''
  for (const size of [1, times]) {
    const club = await openClubOf(sampleTimes(size), say)
    try {
      version = await databaseVersion(club.mariadb.url)
      sizes.push({ times: size, ...(await measured(club, say)) })
    } finally {
      await club.close()
    }
  }
  return { bench: 'scale', at: new Date().toISOString(), machine: machine(`MariaDB ${version}`), times, sizes }
}

async function measured(club: LoadClub<{ name: string; phone: string }>, say: Say): Promise<Omit<Size, 'times'>> {
  const onlookers = await onlookersOf(club)
  say('asking the screens')
  const asked = await askScreens(onlookers)
  say('working at 16 at a time')
  return { ...asked, mixed: await mixedLoad(club, onlookers.manager) }
}

async function askScreens(onlookers: Onlookers): Promise<Pick<Size, 'screens' | 'leftOut'>> {
  const { screens, leftOut } = await screensOf(onlookers)
  const figures: AskedScreen[] = []
  for (const { path, client } of screens) {
    const taken: number[] = []
    for (let asked = 0; asked < ASKED; asked++) {
      const from = performance.now()
      const response = await client.send({ method: 'GET', path })
      await response.arrayBuffer()
      if (!response.ok) throw new Error(`${path} → ${response.status}`)
      if (asked > 0) taken.push(performance.now() - from)
    }
    figures.push({ path, p50Ms: rounded(median(taken)), p95Ms: rounded(percentile(taken, 95)) })
  }
  return { screens: figures, leftOut }
}

/** The figures for people; a screen is called by its address without ids. */
export function scaleTable({ times, sizes }: ScaleFigures): string {
  const [small, large] = sizes
  const screens = table(
    ['', '1 ×: p50 ms', `${times} ×: p50 ms`, 'p95 ms', 'ratio'],
    (small?.screens ?? []).map(({ path, p50Ms }, i) => {
      const big = large?.screens[i]
      const ratio = big === undefined ? '?' : String(rounded(big.p50Ms / p50Ms))
      return [called(path), String(p50Ms), String(big?.p50Ms ?? '?'), String(big?.p95Ms ?? '?'), ratio]
    }),
  )
  const loads = table(
    ['16 at a time', 'without lists, a second', 'p95 ms', 'with one in twenty', 'p95 ms', 'ratio'],
    sizes.map(({ times: size, mixed: { without, withLists, ratio } }) =>
      [`${size} ×`, without.perSecond, without.p95Ms, withLists.perSecond, withLists.p95Ms, ratio].map(String),
    ),
  )
  return `${screens}\n\n${loads}\n\nleft out, the sample has none: ${small?.leftOut.join(', ')}`
}

const called = (path: string): string => decodeURIComponent(path).replace(/\b[0-9A-HJKMNP-TV-Z]{26}\b/g, '…')
