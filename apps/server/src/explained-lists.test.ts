import * as contract from '@cheyou/contract'
import type { Endpoint } from '@cheyou/contract'
import { expect, test } from 'vitest'
import type { SqlValue } from './platform/db/sql.ts'
import { addManager } from './testing/desk.ts'
import { serving } from './testing/http.ts'
import { fillClub, manyId } from './testing/many-rows.ts'
import { consoleToken, fromConsole, fromPhone, phoneToken } from './testing/sessions.ts'
import { testClub } from './testing/test-app.ts'
import { onlyOn } from './testing/test-database.ts'

/** So many rows read without an index, or sorted, are many. */
const MANY = 1_000

/** What reads or sorts many rows all the same, by path and table, with the reason. */
const REASONS: Readonly<Record<string, string>> = {
  '/api/console/enrolments/preview reads all c': 'everybody who might join is judged by what they spent',
  '/api/console/points reads all point_accounts': 'what members have unused is the sum of all accounts',
}

const IDS = { memberId: manyId('M', 7), customerId: manyId('C', 7), vehicleId: manyId('V', 7), otherId: manyId('C', 8) }
const SINCE = '2026-11-18T02:30:00.000Z'

/** What a list is asked besides nothing, or instead of it where a query is required. */
const QUERIES: Readonly<Record<string, readonly string[]>> = {
  '/api/console/members': [
    '',
    ...contract.memberSorts.flatMap((sort) =>
      ['asc', 'desc'].map((direction) => `sort=${sort}&direction=${direction}`),
    ),
    'tier=standard',
    'tier=vip&sort=name',
    'q=王1',
    'q=贵A00007',
    'q=13800000000',
    'joinedFrom=2026-11-17&joinedTo=2026-11-18',
    'lastVisitFrom=2026-11-17&lastVisitTo=2026-11-18',
    'upgradedFrom=2026-11-17&upgradedTo=2026-11-18',
    'endsFrom=2026-11-18&endsTo=2026-12-18',
    'pointsEndFrom=2026-11-18&pointsEndTo=2026-12-18',
  ],
  '/api/console/visits': ['', 'show=settled&from=2026-11-01&to=2026-11-30', 'show=void'],
  '/api/console/redemptions': [
    '',
    'state=held',
    'q=王1',
    'from=2026-01-01&to=2026-01-02',
    'state=held&collectFrom=2026-11-18&collectTo=2026-12-18',
  ],
  '/api/console/companies': ['', 'q=王'],
  '/api/console/adjustments': ['', 'state=posted'],
  '/api/console/merges/preview': [`keptId=${IDS.customerId}&mergedId=${IDS.otherId}`],
  '/api/staff/store-approvals': ['', 'state=pending'],
  '/api/staff/today-visits': ['storeId=:storeId'],
  '/api/staff/customers': ['q=贵A00007', 'q=13800000000', 'q=王12'],
  '/api/member/card-activity': [`since=${SINCE}`],
}
/** What the one search is asked: each text takes other ways. */
const SEARCHED = [
  '王',
  '王12',
  'wang12',
  'li',
  '贵A00007',
  '0007',
  '13800000000',
  '1000000008',
  'RO17',
  'LLLLLLLLLLLLLL123',
]
const PARAMS: Readonly<Record<string, string>> = {
  ...IDS,
  redemptionId: manyId('X', 7),
  rewardId: manyId('R', 1),
  version: '1',
}
/** Paths that are not asked, with the reason. */
const LEFT_OUT: Readonly<Record<string, string>> = {
  '/api/member/card-secret': 'one card, decrypted',
  '/api/member/points/:entryId': 'one entry by its id',
  '/api/console/members/:memberId/points/:entryId': 'one entry by its id',
  '/api/console/rule-drafts/:draftId': 'one draft by its id',
  '/api/console/rule-drafts/:draftId/simulation': 'one simulation by its id',
  '/api/console/rule-simulations/:simulationId/members': 'a document that a job wrote',
  '/api/staff/discount-approvals': 'of one car on one day',
  '/api/staff/visits/:visitId': 'one visit by its id',
  '/api/staff/till-drafts': 'of one store, for a week',
  '/api/staff/work-templates': 'the few of one store, by its id',
}

interface Plan {
  table: string | null
  type: string | null
  rows: unknown
  Extra: string | null
}

test('what is asked, left out or has a reason is in the contract', () => {
  const named = [
    ...Object.keys(QUERIES),
    ...Object.keys(LEFT_OUT),
    ...Object.keys(REASONS).map((reason) => reason.split(' ')[0]),
  ]
  const known = new Set<string | undefined>(
    contract.endpoints.filter(({ method }) => method === 'get').map(({ path }) => path),
  )
  expect(named.filter((path) => !known.has(path))).toEqual([])
})

onlyOn('mariadb', () => {
  test('no list reads or sorts all there is', { timeout: 120_000 }, async () => {
    const sent: { statement: string; params: readonly SqlValue[] }[] = []
    const club = await testClub(undefined, {
      onStatement: (statement, params) => void sent.push({ statement, params }),
    })
    await fillClub(club)
    const manager = await addManager(club, '顾晓岚')
    const { ask, origin } = await serving(club.app)
    const member = {
      customerId: manyId('C', 7),
      memberId: manyId('M', 7),
      id: manyId('M', 7),
      vehicleId: manyId('V', 7),
    }
    const callers: Record<string, Record<string, string>> = {
      console: fromConsole(await consoleToken(club, manager.id), origin),
      staff: fromPhone(await phoneToken(club, { staffId: manager.id })),
      member: fromPhone(await phoneToken(club, { member })),
    }
    const found = new Set<string>()
    const note = async (path: string) => {
      for (const { statement, params } of sent.splice(0).filter((one) => !one.statement.startsWith('INSERT')))
        for (const heavy of heavyTables(await club.app.db.read.all<Plan>(`EXPLAIN ${statement}`, params)))
          if (!(isBounded(statement) && heavy.startsWith('reads'))) found.add(`${path} ${heavy}`)
    }
    for (const { path, audience } of lists()) {
      for (const asked of QUERIES[path] ?? ['']) {
        const query = asked.replace(':storeId', club.storeId)
        sent.length = 0
        const { status, body } = await ask('get', `${filled(path)}${query && `?${query}`}`, {
          headers: callers[audience]!,
        })
        expect(status, `${path}?${query} ${JSON.stringify(body)}`).toBe(200)
        await note(path)
      }
    }
    const searches = [
      [contract.findMembers.path, callers['staff']!],
      [contract.findArchives.path, callers['console']!],
    ] as const
    for (const [path, headers] of searches)
      for (const q of SEARCHED) {
        sent.length = 0
        const { status, body } = await ask('post', path, { headers, body: { q } })
        expect(status, `${path} ${q} ${JSON.stringify(body)}`).toBe(200)
        await note(path)
      }
    expect([...found].toSorted()).toEqual(Object.keys(REASONS).toSorted())
  })
})

function lists(): Endpoint[] {
  const audiences = ['console', 'staff', 'member']
  return contract.endpoints.filter(
    ({ method, path, audience }) => method === 'get' && audiences.includes(audience) && !(path in LEFT_OUT),
  )
}

/** Counts stop at ten thousand, however many rows the plan speaks of. */
const isBounded = (statement: string): boolean => statement.startsWith('SELECT COUNT(*) AS n FROM (SELECT 1')

const filled = (path: string): string => path.replace(/:(\w+)/g, (_, name: string) => PARAMS[name] ?? name)

function heavyTables(plan: readonly Plan[]): string[] {
  return plan
    .filter(({ table, rows }) => table !== null && !table.startsWith('<') && Number(rows) >= MANY)
    .flatMap(({ table, type, Extra }) => {
      if (type === 'ALL' || type === 'index') return [`reads all ${table}`]
      return /Using filesort|Using temporary/.test(Extra ?? '') ? [`sorts ${table}`] : []
    })
}
