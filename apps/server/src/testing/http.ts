import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { problem, type Problem } from '@cheyou/contract'
import { onTestFinished } from 'vitest'
import { createHttp } from '../app.ts'
import type { App } from '../wiring.ts'

export interface Asked {
  status: number
  headers: Headers
  /** The problem document of an answer that is one. */
  problem: Problem | null
  body: unknown
}

/** Serves the app on a port of its own until the test ends; asks it over real HTTP. */
export async function serving(app: App) {
  const handle = createHttp(app, null).callback()
  const server = createServer((request, response) => void handle(request, response)).listen(0)
  await once(server, 'listening')
  onTestFinished(() => {
    server.close()
    server.closeAllConnections()
  })
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  async function ask(
    method: string,
    path: string,
    { headers = {}, body }: { headers?: Record<string, string>; body?: unknown } = {},
  ): Promise<Asked> {
    const response = await fetch(origin + path, {
      method: method.toUpperCase(),
      headers: { 'Content-Type': 'application/json', ...headers },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    const isProblem = response.headers.get('content-type')?.startsWith('application/problem+json') ?? false
    const parsed: unknown = text.startsWith('{') ? JSON.parse(text) : text
    return {
      status: response.status,
      headers: response.headers,
      problem: isProblem ? problem.parse(parsed) : null,
      body: parsed,
    }
  }

  return { origin, ask }
}
