import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { gateOf, opened, type Gate, type Guard } from './guards.ts'
import type { Environment } from './processes.ts'

/** Where programs without a guard ask what to send; between races everything goes as it is. */
export interface RaceHub {
  /** Of a program whose guards can be taken away. */
  readonly environment: Environment
  /** Takes a guard away while something is done at once. */
  during<T>(guard: Guard, together: () => Promise<T>): Promise<T>
  /** Of the last race. */
  gate(): Gate
  close(): Promise<void>
}

const preload = new URL('./unguarded.ts', import.meta.url).href

export async function openRaceHub(): Promise<RaceHub> {
  let guard: Guard | null = null
  let gate = gateOf({ sees: null })
  const answer = async (request: IncomingMessage): Promise<object> => {
    const sql = await text(request)
    if (guard === null) return { sql, looks: false }
    if (request.url === '/statement') {
      const looks = guard.look?.test(sql) === true || guard.lookBefore?.test(sql) === true
      return { sql: opened(sql, guard), looks }
    }
    await gate.pass()
    return {}
  }
  const server = createServer((request, response) => {
    void answer(request).then((told) => response.end(JSON.stringify(told)))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    environment: { NODE_OPTIONS: `--import=${preload}`, RACE_HUB: `http://127.0.0.1:${port}` },
    async during(taken, together) {
      guard = taken
      gate = gateOf(taken)
      try {
        return await together()
      } finally {
        guard = null
      }
    },
    gate: () => gate,
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
