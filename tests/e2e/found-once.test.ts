import { join } from 'node:path'
import { codeStepAt, decodeSecret, totp } from '@cheyou/card-code'
import { foundClub, lookAtFirstRun } from '@cheyou/contract'
import { afterEach, expect, inject, it, vi } from 'vitest'
import { clientOf } from '../support/client.ts'
import { openTestDatabase, type TestDatabase } from '../support/database.ts'
import { expectLost, type Guard } from '../support/guards.ts'
import { startServer, type Environment, type ServerProcess } from '../support/processes.ts'
import { openRaceHub } from '../support/race-hub.ts'

const servers: ServerProcess[] = []
let database: TestDatabase | null = null

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.stop()))
  await database?.close()
})

const PROCESSES = inject('databaseKind') === 'mariadb' ? 2 : 1

/** Processes on the empty database: two, or the one that an SQLite file serves. */
async function startAll({ url, folder }: TestDatabase, more: Environment): Promise<void> {
  const environment = {
    DATABASE_URL: url,
    KEY_FILE: join(folder, 'club.key'),
    PASSWORD_COST: '10',
    ...more,
  }
  while (servers.length < PROCESSES) servers.push(await startServer(environment))
}

/** Somebody who has opened the link that this process printed. */
async function founderAt(server: ServerProcess, club: string) {
  const token = await vi.waitFor(() => {
    const printed = /\/console\/first-run#([\w-]{43})\n/.exec(server.output())?.[1]
    if (printed === undefined) throw new Error('No link yet')
    return printed
  })
  const desk = clientOf(server.origin, {
    pageOrigin: server.origin,
    address: '10.0.0.7',
  })
  const { totpSecret } = await desk.call(lookAtFirstRun, { body: { token } })
  const otp = totp(decodeSecret(totpSecret), codeStepAt(Date.now())).slice(2)
  const names = {
    club,
    store: '一店',
    name: '王总',
    loginName: club,
    password: 'eine lange Losung',
  }
  return {
    found: () => desk.call(foundClub, { body: { token, ...names, totpSecret, otp } }),
  }
}

/** Two found at once, each at a process of their own where there are two; exactly one club is there afterwards. */
async function foundTwice(
  more: Environment,
  together: <T>(work: () => Promise<T>) => Promise<T>,
  before: (opened: TestDatabase) => Promise<unknown> = async () => {},
): Promise<string[]> {
  database = await openTestDatabase()
  const { rows } = database
  await startAll(database, more)
  const founders = [await founderAt(servers[0]!, 'one'), await founderAt(servers.at(-1)!, 'two')]
  await before(database)
  const ends = await together(() => Promise.allSettled(founders.map(({ found }) => found())))
  expect(await rows('SELECT name FROM dealer_groups')).toHaveLength(1)
  expect(ends.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  expect(ends.find(({ status }) => status === 'rejected')).toMatchObject({
    reason: { problem: { code: 'FIRST_RUN_LINK' } },
  })
  return (await rows("SELECT loginName FROM staff WHERE role = 'group_admin'")).map(({ loginName }) =>
    String(loginName),
  )
}

it('of two that found a club at once, each by the link of their own process, one does', async () => {
  expect(await foundTwice({}, (work) => work())).toEqual([expect.stringMatching(/^(one|two)$/)])
})

function control(): void {
  if (inject('databaseKind') !== 'mariadb') return
  it('the control: without the fact that there is a group, both found one', async () => {
    const guard: Guard = {
      lookBefore: /FROM dealer_groups ORDER BY id/,
      sees: 2,
    }
    const hub = await openRaceHub()
    try {
      const race = foundTwice(
        hub.environment,
        (work) => hub.during(guard, work),
        (opened) => opened.run('ALTER TABLE installation DROP PRIMARY KEY'),
      )
      await expect(
        expectLost(
          race.then(() => undefined),
          hub.gate,
          guard,
        ),
      ).resolves.toBeUndefined()
    } finally {
      await hub.close()
    }
  })
}

control()
