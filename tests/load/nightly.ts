import { join } from 'node:path'
import { vinOf, idNumberOf, writeExport, type ExportedCustomer, type ExportedOrder } from '../support/dms-export.ts'
import { clubProcessJson } from '../support/processes.ts'
import { onBothDatabases, type Ground, type Measured } from './both-databases.ts'
import { runSql } from './run-sql.ts'
import type { Say } from './say.ts'
import { rounded } from './statistics.ts'
import { table } from './table.ts'

const FOUNDED_ON = '2010-01-01'
/** The night that is measured: points of two years ago are over since the end of the month before. */
const AS_OF = '2026-11-01'
/** Of all members: whose points end that night, and who came in the last days. */
const EXPIRING_EACH = 10
const RECENT_EACH = 5
/** Whose visit of the last days is a repair that lifts them. */
const LIFTED_EACH = 50

interface Report {
  jobs: { name: string; changed: number; points?: number; seconds: number }[]
}

export interface NightlyJobRun {
  job: string
  /** How many members, redemptions … it changed in the first night, and how long that took. */
  changed: number
  seconds: number
  /** Null for a job that had nothing to look at. */
  membersPerSecond: number | null
  /** The same night again: there is nothing left to do. */
  idleSeconds: number
  idleChanged: number
}

export interface NightlyRun {
  database: string
  members: number
  jobs: NightlyJobRun[]
}

export type NightlyFigures = Measured<NightlyRun> & { bench: 'nightly' }

/** The nightly jobs over so many members, every one of whom is looked at: the first time and again. */
export async function benchNightly(members: number, say: Say): Promise<NightlyFigures> {
  const measured = await onBothDatabases(
    say,
    (folder) => {
      say(`writing an export of ${members} customers`)
      writeExport(join(folder, 'first'), [customerOf(0)])
      writeExport(
        join(folder, 'export'),
        Array.from({ length: members - 1 }, (_, i) => customerOf(i + 1)),
      )
    },
    (ground, folder) => measure(ground, folder, say),
  )
  return { bench: 'nightly', ...measured }
}

async function measure({ database, url, environment }: Ground, folder: string, say: Say): Promise<NightlyRun> {
  // The first customer founds the club with the rules that it starts with.
  await clubProcessJson(environment, ['import', join(folder, 'first'), '--join-all', FOUNDED_ON])
  await giveEveryJobWork(url)
  say('importing')
  await clubProcessJson(environment, ['import', join(folder, 'export'), '--join-all', FOUNDED_ON])
  const [counted] = await runSql(url, 'SELECT COUNT(*) AS n FROM members')
  const members = Number(counted?.['n'])
  say('the night')
  const first = await clubProcessJson<Report>(environment, ['jobs', 'run', '--as-of', AS_OF])
  say('the same night again')
  const again = await clubProcessJson<Report>(environment, ['jobs', 'run', '--as-of', AS_OF])
  const jobs = first.jobs.map(({ name, changed, seconds }, i): NightlyJobRun => {
    const { seconds: idle = 0, changed: idleChanged = 0 } = again.jobs[i] ?? {}
    return {
      job: name,
      changed,
      seconds: rounded(seconds),
      membersPerSecond: rounded(seconds) === 0 ? null : Math.round(members / seconds),
      idleSeconds: rounded(idle),
      idleChanged,
    }
  })
  return { database, members, jobs }
}

interface Rules {
  expiry: object
  earning: { sources: { code: string; redeemable: number }[] }
}

/** Points live two years and birthdays give some, as at the sample dealership: written into the database before anybody earns. */
async function giveEveryJobWork(url: string): Promise<void> {
  const [row] = await runSql(url, 'SELECT id, document FROM rule_sets')
  const document: unknown = row?.['document']
  const rules = (typeof document === 'string' ? JSON.parse(document) : document) as Rules
  rules.expiry = { kind: 'rolling_months', months: 24 }
  for (const source of rules.earning.sources) if (source.code === 'birthday') source.redeemable = 100
  await runSql(url, 'UPDATE rule_sets SET document = ? WHERE id = ?', [JSON.stringify(rules), String(row?.['id'])])
}

function customerOf(serial: number): ExportedCustomer {
  const digits = String(serial).padStart(6, '0')
  const orders: ExportedOrder[] = [
    orderOf(`A${digits}`, serial % EXPIRING_EACH === 0 ? '2024-10-15' : '2025-06-15', 800),
  ]
  if (serial % RECENT_EACH === 0) {
    const workType = serial % LIFTED_EACH === 0 ? '一般维修' : '定期保养'
    orders.push(orderOf(`B${digits}`, '2026-10-20', 1500, workType))
  }
  return {
    number: `K7${digits}`,
    name: `车主${serial}`,
    phone: `19930${digits}`,
    idNumber: idNumberOf(serial),
    birthDate: `1980-${twoDigits((serial % 12) + 1)}-${twoDigits((serial % 28) + 1)}`,
    address: `贵阳市观山湖区林城东路${serial}号`,
    cars: [{ vin: vinOf(serial), plate: `贵B${digits.slice(-5)}`, orders }],
  }
}

function orderOf(number: string, settledOn: string, yuan: number, workType = '定期保养'): ExportedOrder {
  const lines = [{ kind: '工时' as const, amount: `${yuan}.00`, payer: '客户' as const }]
  return { number: `RO${number}`, settledOn, workType, odometerKm: 12_000, lines }
}

const twoDigits = (number: number): string => String(number).padStart(2, '0')

/** The figures for people. */
export function nightlyTable({ runs }: NightlyFigures): string {
  const headings = ['', 'changed', 'seconds', 'members per second', 'seconds again', 'changed again']
  return runs
    .map(({ database, members, jobs }) => {
      const rows = jobs.map(({ job, changed, seconds, membersPerSecond, idleSeconds, idleChanged }) => [
        job,
        ...[changed, seconds, membersPerSecond ?? '–', idleSeconds, idleChanged].map(String),
      ])
      return `${database}, ${members} members\n${table(headings, rows)}`
    })
    .join('\n\n')
}
