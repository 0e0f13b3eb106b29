import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findMembers } from '@cheyou/contract'
import type { Client } from '../support/client.ts'
import { idNumberOf, vinOf, writeExport, type ExportedCustomer } from '../support/dms-export.ts'
import { createDatabase } from '../support/mariadb.ts'
import { startMariadb } from '../support/mariadb-server.ts'
import { clubProcessJson, startServer } from '../support/processes.ts'
import { databaseVersion } from './database.ts'
import { deskOf, hireManager } from './desk.ts'
import { machine, type Machine } from './machine.ts'
import { multiplyMembers } from './multiply-members.ts'
import { runSql } from './run-sql.ts'
import { median, percentile, rounded } from './statistics.ts'
import type { Say } from './say.ts'
import { table } from './table.ts'

const JOINED_ON = '2010-01-01'
/** So many searches of each kind are measured, each for somebody else. */
const ASKED = 60

interface KindOfSearch {
  kind: string
  example: string
  /** How many rows the answers have on average. */
  rows: number
  p50Ms: number
  p95Ms: number
}

export interface FindFigures {
  bench: 'find'
  at: string
  machine: Machine
  members: number
  importSeconds: number
  searches: KindOfSearch[]
}

/** The one search among so many members of one store, each so many times, asked over HTTP as the desk asks it, on MariaDB. */
export async function benchFind(
  { members, copies }: { members: number; copies: number },
  say: Say,
): Promise<FindFigures> {
  const mariadb = await startMariadb()
  const folder = mkdtempSync(join(tmpdir(), 'cheyou-load-'))
  const databaseUrl = await createDatabase(mariadb.url)
  const environment = {
    NODE_ENV: 'production',
    DATABASE_URL: databaseUrl,
    KEY_FILE: join(folder, 'club.key'),
    FILES_DIR: join(folder, 'files'),
    RATE_LIMIT_FACTOR: '1000000',
  }
  try {
    say(`importing ${members} members`)
    writeExport(
      join(folder, 'export'),
      Array.from({ length: members }, (_, serial) => customerOf(serial)),
    )
    const from = performance.now()
    await clubProcessJson(environment, ['import', join(folder, 'export'), '--join-all', JOINED_ON])
    const importSeconds = Math.round((performance.now() - from) / 1000)
    if (copies > 1) say(`copying them to ${members * copies}`)
    await multiplyMembers(databaseUrl, copies)
    const login = await hireManager(environment)
    const server = await startServer(environment)
    try {
      const desk = await deskOf(server.origin, login)
      const cards = await runSql(databaseUrl, `SELECT cardNumber FROM members WHERE id LIKE '01%' LIMIT ${ASKED}`)
      const searches: KindOfSearch[] = []
      for (const [kind, typed] of Object.entries(SEARCHES)) {
        say(`searching by ${kind}`)
        const texts = Array.from({ length: ASKED }, (_, n) =>
          typed(someone(n, members), String(cards[n]?.['cardNumber'])),
        )
        searches.push(await measured(desk, kind, texts))
      }
      const version = await databaseVersion(mariadb.url)
      return {
        bench: 'find',
        at: new Date().toISOString(),
        machine: machine(`MariaDB ${version}`),
        members: members * copies,
        importSeconds,
        searches,
      }
    } finally {
      await server.stop()
    }
  } finally {
    await mariadb.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function measured(desk: Client, kind: string, texts: readonly string[]): Promise<KindOfSearch> {
  const taken: number[] = []
  let rows = 0
  await desk.call(findMembers, { body: { q: texts[0]! } })
  for (const q of texts) {
    const from = performance.now()
    const found = await desk.call(findMembers, { body: { q } })
    taken.push(performance.now() - from)
    rows += found.rows.length
  }
  return {
    kind,
    example: texts[0]!,
    rows: rounded(rows / texts.length),
    p50Ms: rounded(median(taken)),
    p95Ms: rounded(percentile(taken, 95)),
  }
}

/** What of somebody is typed, by the name of the search. */
const SEARCHES: Readonly<Record<string, (someone: ExportedCustomer, cardNumber: string) => string>> = {
  'a surname': ({ name }) => name.slice(0, 1),
  'a character inside a name': ({ name }) => name.slice(-1),
  'a name': ({ name }) => name,
  'two letters': ({ name }) =>
    lettersOf(name)
      .map((one) => one.slice(0, 1))
      .join('')
      .slice(0, 2),
  initials: ({ name }) =>
    lettersOf(name)
      .map((one) => one.slice(0, 1))
      .join(''),
  pinyin: ({ name }) => lettersOf(name).join(''),
  'a syllable inside': ({ name }) => lettersOf(name).at(-1)!,
  'a phone’s tail': ({ phone }) => phone.slice(-4),
  'a whole phone': ({ phone }) => phone,
  'a part of a plate': ({ cars }) => cars[0]!.plate.slice(3, 6),
  'a plate’s tail': ({ cars }) => cars[0]!.plate.slice(-5),
  'a VIN’s tail': ({ cars }) => cars[0]!.vin.slice(-6),
  'an order’s tail': ({ cars }) => cars[0]!.orders[0]!.number.slice(-5),
  'a whole card': (_, cardNumber) => cardNumber,
  'a card’s tail': (_, cardNumber) => cardNumber.slice(-4),
  nobody: ({ name }) => `${name}龘`,
}

/** Spread over all of them. */
const someone = (n: number, members: number): ExportedCustomer => customerOf(Math.floor((n * members) / ASKED))

/** Characters with how they are read; the first are the commonest surnames, with how many of a hundred have one. */
const SURNAMES: readonly [string, string, number][] = [
  ['王', 'wang', 8],
  ['李', 'li', 8],
  ['张', 'zhang', 7],
  ['刘', 'liu', 6],
  ['陈', 'chen', 5],
  ['杨', 'yang', 4],
  ['赵', 'zhao', 3],
  ['黄', 'huang', 3],
  ['周', 'zhou', 3],
  ['吴', 'wu', 3],
  ['徐', 'xu', 2],
  ['孙', 'sun', 2],
  ['胡', 'hu', 2],
  ['朱', 'zhu', 2],
  ['高', 'gao', 1],
  ['林', 'lin', 1],
  ['何', 'he', 1],
  ['郭', 'guo', 1],
  ['马', 'ma', 1],
  ['罗', 'luo', 1],
]
const GIVEN: readonly [string, string][] = [
  ['强', 'qiang'],
  ['伟', 'wei'],
  ['芳', 'fang'],
  ['娜', 'na'],
  ['敏', 'min'],
  ['静', 'jing'],
  ['丽', 'li'],
  ['磊', 'lei'],
  ['军', 'jun'],
  ['洋', 'yang'],
  ['勇', 'yong'],
  ['艳', 'yan'],
  ['杰', 'jie'],
  ['娟', 'juan'],
  ['涛', 'tao'],
  ['明', 'ming'],
  ['超', 'chao'],
  ['霞', 'xia'],
  ['平', 'ping'],
  ['刚', 'gang'],
  ['桂', 'gui'],
  ['文', 'wen'],
  ['辉', 'hui'],
  ['建', 'jian'],
  ['华', 'hua'],
  ['红', 'hong'],
  ['玉', 'yu'],
  ['小', 'xiao'],
  ['晓', 'xiao'],
  ['春', 'chun'],
]
const BY_WEIGHT = SURNAMES.flatMap(([character, letters, weight]) =>
  Array.from({ length: weight }, () => [character, letters]),
)
const LETTERS = new Map([...SURNAMES, ...GIVEN].map(([character, letters]) => [character, letters]))
const lettersOf = (name: string): string[] => [...name].map((character) => LETTERS.get(character)!)

/** A number that looks like none, the same every time. */
const mixed = (serial: number, salt: number): number => Math.imul(serial * 2_654_435_761 + salt, 40_503) >>> 8

function customerOf(serial: number): ExportedCustomer {
  const digits = String(serial).padStart(7, '0')
  const given = [mixed(serial, 1), mixed(serial, 2)].map((one) => GIVEN[one % GIVEN.length]![0])
  const surname = BY_WEIGHT[mixed(serial, 3) % BY_WEIGHT.length]![0]!
  const plate = mixed(serial, 4)
    .toString(33)
    .toUpperCase()
    .padStart(5, '0')
    .slice(-5)
    .replaceAll('I', 'Y')
    .replaceAll('O', 'Z')
  const lines = [{ kind: '工时' as const, amount: '800.00', payer: '客户' as const }]
  const order = { number: `RO26${digits}`, settledOn: '2026-06-15', workType: '定期保养', odometerKm: 12_000, lines }
  return {
    number: `K${digits}`,
    name: surname + given.slice(0, 1 + (serial % 3 === 0 ? 0 : 1)).join(''),
    phone: `13${String(serial % 10).padStart(1, '0')}${String(mixed(serial, 5) % 10_000).padStart(4, '0')}${String(mixed(serial, 6) % 10_000).padStart(4, '0')}`,
    idNumber: idNumberOf(serial),
    birthDate: '1980-05-05',
    address: `贵阳市观山湖区林城东路${serial}号`,
    cars: [{ vin: vinOf(serial), plate: `贵${'ABCDEFG'.charAt(serial % 7)}${plate}`, orders: [order] }],
  }
}

/** The figures for people. */
export function findTable({ members, importSeconds, searches }: FindFigures): string {
  const rows = searches.map(({ kind, example, rows: found, p50Ms, p95Ms }) => [
    kind,
    example,
    String(found),
    String(p50Ms),
    String(p95Ms),
  ])
  const head = `${members} members; importing took ${importSeconds} s`
  return `${head}\n${table(['by', 'such as', 'rows', 'p50 ms', 'p95 ms'], rows)}`
}
