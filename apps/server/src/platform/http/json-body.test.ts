import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import { once } from 'node:events'
import { connect } from 'node:net'
import { redeemReward, signInToConsole, signInWithWechat, uploadPicture, type Problem } from '@cheyou/contract'
import { pino } from 'pino'
import { describe, expect, it } from 'vitest'
import { addStaff } from '../../areas/people/auth/index.ts'
import { addRewards, offeredRewards } from '../../areas/club/rewards/rewards.repository.ts'
import { serving } from '../../testing/http.ts'
import { consoleToken, fromConsole, fromPhone, phoneToken } from '../../testing/sessions.ts'
import { systemAct, testClub } from '../../testing/test-app.ts'

const json = { 'Content-Type': 'application/json' }
const valid = Buffer.from(JSON.stringify({ code: 'x'.repeat(40) }))
const junk = Buffer.from('junk')
const packers = { gzip: gzipSync, deflate: deflateSync, br: brotliCompressSync } as const

async function sending(logLevel: 'silent' | 'error' = 'silent') {
  const logged: string[] = []
  const club = await testClub()
  const log = pino({ level: logLevel }, { write: (line: string) => void logged.push(line) })
  const { origin, ask } = await serving({ ...club.app, log })
  const send = async (
    body: Buffer | string,
    headers: Record<string, string> = {},
    path: string = signInWithWechat.path,
  ) => {
    const sent = typeof body === 'string' ? body : Uint8Array.from(body)
    const response = await fetch(origin + path, { method: 'POST', headers: { ...json, ...headers }, body: sent })
    return { status: response.status, problem: (await response.json()) as Problem }
  }
  return { club, origin, ask, send, logged }
}

describe('a packed body', () => {
  it.each(Object.entries(packers))('is read when it is whole: %s', async (encoding, pack) => {
    const { send } = await sending()
    // No mini-program is registered here: the code got as far as WeChat.
    expect((await send(pack(valid), { 'Content-Encoding': encoding })).problem.code).toBe('WECHAT_UNREACHABLE')
  })

  it.each(Object.entries(packers))(
    'is refused when it is none, cut or has something behind it: %s',
    async (encoding, pack) => {
      const { send, logged } = await sending('error')
      const packed = pack(valid)
      for (const wrong of [valid, junk, packed.subarray(0, packed.length - 3), Buffer.concat([packed, junk])]) {
        const { status, problem } = await send(wrong, { 'Content-Encoding': encoding })
        expect([status, problem.errors?.[0]?.code]).toEqual([400, 'JSON_INVALID'])
      }
      expect(logged).toEqual([])
    },
  )

  it('is refused when it only becomes large by unpacking, or is of a kind that nobody sends', async () => {
    const { send } = await sending()
    for (const [encoding, pack] of Object.entries(packers)) {
      const { status } = await send(pack(Buffer.alloc(300_000, ' ')), { 'Content-Encoding': encoding })
      expect([encoding, status]).toEqual([encoding, 413])
    }
    for (const encoding of ['zstd', 'compress', 'gzip, gzip', 'constructor'])
      expect(await send(valid, { 'Content-Encoding': encoding })).toMatchObject({
        status: 415,
        problem: { code: 'ENCODING_UNSUPPORTED' },
      })
  })

  it('counts for the address, also when it cannot be read', async () => {
    const { send } = await sending()
    const path = signInToConsole.path
    for (let i = 0; i < 20; i++) expect((await send(junk, { 'Content-Encoding': 'gzip' }, path)).status).toBe(400)
    expect((await send(junk, { 'Content-Encoding': 'gzip' }, path)).problem.code).toBe('RATE_LIMITED')
  })
})

describe('a body', () => {
  it.each(['[', '{"a":'])('that is nested without end is refused: %s', async (open) => {
    const { send } = await sending()
    const close = open === '[' ? ']' : '}'
    const deep = `${open.repeat(20_000)}1${close.repeat(20_000)}`
    expect((await send(`{"code":"c","junk":${deep}}`)).status).toBe(400)
    expect((await send(`{"code":${JSON.stringify('['.repeat(100))}}`)).problem.code).toBe('WECHAT_UNREACHABLE')
  })

  it('is known again without what the contract does not name', async () => {
    const { club, ask } = await sending()
    const member = await club.addMember()
    await club.app.db.unit(systemAct(club.app.groupId), (unit) =>
      addRewards(unit, [
        { kind: 'gift', name: '贴纸', description: '', pointsPrice: 0, stockLeft: null, perMemberLimit: null },
      ]),
    )
    const [reward] = await offeredRewards(club.app.db.read, club.app.groupId, '')
    const headers = { ...fromPhone(await phoneToken(club, { member })), 'Idempotency-Key': 'key-00000001' }
    const redeem = (more: object) =>
      ask('post', redeemReward.path, { headers, body: { rewardId: reward!.id, quotedPoints: 0, ...more } })
    const first = await redeem({ junk: [[[1]]] })
    expect(first.status).toBe(200)
    expect((await redeem({ other: 2 })).body).toEqual(first.body)
  })

  it('that is no text in UTF-8, or of another kind, is refused', async () => {
    const { send } = await sending()
    expect((await send(Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x7d]))).status).toBe(400)
    expect((await send('{"code":"c"}', { 'Content-Type': 'text/plain' })).status).toBe(400)
  })

  it('of a client that goes away in the middle is no fault, read as JSON or as a picture', async () => {
    const { club, origin, send, logged } = await sending('error')
    const { app, storeId } = club
    const staffId = await app.db.unit(systemAct(app.groupId), (unit) =>
      addStaff(unit, app.keys, { name: '顾晓岚', role: 'manager', storeIds: [storeId] }),
    )
    const { Cookie, Origin } = fromConsole(await consoleToken(club, staffId), origin)
    const { port, hostname } = new URL(origin)
    for (const head of [
      `POST ${signInWithWechat.path} HTTP/1.1\r\nContent-Type: application/json`,
      `POST ${uploadPicture.path} HTTP/1.1\r\nContent-Type: image/png\r\nCookie: ${Cookie}\r\nOrigin: ${Origin}`,
    ]) {
      const socket = connect(Number(port), hostname)
      await once(socket, 'connect')
      socket.write(`${head}\r\nHost: x\r\nContent-Length: 1000\r\n\r\n{"code":`)
      // The route is reading once another request behind it has been answered.
      expect((await send('{}')).status).toBe(400)
      socket.resetAndDestroy()
      await once(socket, 'close')
    }
    // Answered after both: whatever was to be said of them has been said.
    expect((await send('{}')).status).toBe(400)
    expect(logged).toEqual([])
  })
})

it('an address in other letters leads nowhere', async () => {
  const { ask } = await sending()
  for (const path of ['/API/auth/me', '/api/Auth/me', '/Api/console/me', '/API'])
    expect([path, (await ask('get', path)).problem?.code]).toEqual([path, 'NOT_FOUND'])
})
