// What the club's server is compared with: a Koa of its own with one route, which believes its caller, knows no rules, and
// writes with hand-written SQL. It is told its database and its route in its arguments, and tells its port to its parent.
import type { IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import Koa from 'koa'
import { bareScanning, type ScanRequest } from './scan.ts'
import { bareSettling, type SettleRequest } from './settle.ts'
import { openPool } from './transaction.ts'

const [, , databaseUrl = '', route = ''] = process.argv

async function readJson(request: IncomingMessage): Promise<object> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return JSON.parse(Buffer.concat(chunks).toString()) as object
}

const pool = openPool(databaseUrl)
const answer =
  route === 'scan'
    ? (
        (scan) => (given: object) =>
          scan(given as ScanRequest)
      )(await bareScanning(pool))
    : (
        (settle) => (given: object) =>
          settle(given as SettleRequest)
      )(await bareSettling(pool))
const koa = new Koa()
koa.use(async (ctx) => {
  const body = await readJson(ctx.req)
  ctx.type = 'application/json'
  ctx.body = await answer({ ...body, key: ctx.get('Idempotency-Key') })
})
const server = koa.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }))
process.once('disconnect', () => process.exit())
