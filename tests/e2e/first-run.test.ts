import { join } from 'node:path'
import { codeStepAt, decodeSecret, totp } from '@cheyou/card-code'
import { foundClub, listStaff, lookAtFirstRun, signInToConsole } from '@cheyou/contract'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { clientOf, expectRefused, type Client } from '../support/client.ts'
import { runClub } from '../support/club.ts'
import { openTestDatabase, type TestDatabase } from '../support/database.ts'
import { startServer, type ServerProcess } from '../support/processes.ts'

let database: TestDatabase
const servers: ServerProcess[] = []

beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(async () => {
  await Promise.all(servers.map((server) => server.stop()))
  await database.close()
})

const environment = () => ({
  DATABASE_URL: database.url,
  KEY_FILE: join(database.folder, 'club.key'),
  PASSWORD_COST: '10',
})

async function start(): Promise<ServerProcess> {
  const server = await startServer(environment())
  servers.push(server)
  return server
}

/** The token of the link that a server has printed. */
async function printed(server: ServerProcess): Promise<string> {
  return vi.waitFor(() => {
    const token = /\/console\/first-run#([\w-]{43})\n/.exec(server.output())?.[1]
    if (token === undefined) throw new Error('No link yet')
    return token
  })
}

const atDesk = ({ origin }: ServerProcess): Client => clientOf(origin, { pageOrigin: origin, address: '10.0.0.7' })
const sixDigits = (secret: string) => totp(decodeSecret(secret), codeStepAt(Date.now())).slice(2)
const password = 'eine lange Losung'

async function answerOf(desk: Client, token: string, club: string) {
  const { totpSecret } = await desk.call(lookAtFirstRun, { body: { token } })
  const names = { club, store: '一店', name: '王总', loginName: 'wang' }
  return { token, ...names, password, totpSecret, otp: sixDigits(totpSecret) }
}

it('the printed link founds the club once; of two at once one does, and every link is dead afterwards', async () => {
  const server = await start()
  const token = await printed(server)
  const desk = atDesk(server)
  await expectRefused(desk, 'FIRST_RUN_LINK', lookAtFirstRun, { body: { token: token.toLowerCase() } })
  const [one, two] = [await answerOf(desk, token, '黔程车友会'), await answerOf(desk, token, '别人的车友会')]
  const wrong = { ...one, otp: one.otp === '000000' ? '111111' : '000000' }
  await expectRefused(desk, 'OTP_WRONG', foundClub, { body: wrong })
  await expectRefused(desk.with({ pageOrigin: 'https://evil.example' }), 'ORIGIN_REFUSED', foundClub, { body: one })

  const ends = await Promise.allSettled([desk.call(foundClub, { body: one }), desk.call(foundClub, { body: two })])
  expect(ends.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  expect(ends.find(({ status }) => status === 'rejected')).toMatchObject({
    reason: { problem: { code: 'FIRST_RUN_LINK' } },
  })
  await expectRefused(desk, 'FIRST_RUN_LINK', lookAtFirstRun, { body: { token } })
  await expectRefused(desk, 'FIRST_RUN_LINK', foundClub, { body: two })

  const winner = ends[0].status === 'fulfilled' ? one : two
  const response = await desk.send({
    method: 'POST',
    path: signInToConsole.path,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ loginName: 'wang', password, otp: sixDigits(winner.totpSecret) }),
  })
  expect(await response.json()).toMatchObject({
    staff: { name: '王总', role: 'group_admin' },
    club: { name: winner.club },
  })
  const cookie = response.headers.getSetCookie().find((kept) => kept.startsWith('cheyou_console='))!
  const { rows, roles } = await desk.with({ cookie: cookie.split(';')[0]! }).call(listStaff, {})
  expect([rows.length, roles.includes('group_admin')]).toEqual([1, true])
  const audit = await runClub(environment(), ['audit', '--json'])
  expect(audit.exitCode).toBe(0)

  // Restarted, the server offers nothing; what was printed before stays dead.
  await server.stop()
  const restarted = await start()
  await expectRefused(atDesk(restarted), 'FIRST_RUN_LINK', lookAtFirstRun, { body: { token } })
  expect(restarted.output()).not.toContain('first-run#')
  for (const { output } of servers) {
    const log = output()
      .split('\n')
      .filter((line) => line.startsWith('{'))
      .join('\n')
    expect(log).not.toContain(token)
    expect(log).not.toContain(password)
  }
})
