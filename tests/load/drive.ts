import { Agent, request } from 'node:http'

/** One request as it is sent. */
export interface LoadRequest {
  /** POST with a body when left out. */
  method?: 'GET' | 'POST'
  path: string
  headers: Readonly<Record<string, string>>
  body: string
}

export interface Driven {
  operations: number
  seconds: number
  latenciesMs: number[]
}

/**
 * Sends so many requests, `atOnce` of them under way at any time, each on a kept connection.
 * @throws Error with what was answered when a request does not succeed
 */
export async function drive(
  origin: string,
  { operations, atOnce }: { operations: number; atOnce: number },
  next: () => LoadRequest,
): Promise<Driven> {
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce })
  const latenciesMs: number[] = []
  let left = operations
  const client = async (): Promise<void> => {
    while (left-- > 0) {
      const asked = next()
      const from = performance.now()
      await send(agent, origin, asked)
      latenciesMs.push(performance.now() - from)
    }
  }
  const from = performance.now()
  try {
    await Promise.all(Array.from({ length: atOnce }, client))
  } finally {
    agent.destroy()
  }
  return { operations, seconds: (performance.now() - from) / 1000, latenciesMs }
}

function send(agent: Agent, origin: string, { method = 'POST', path, headers, body }: LoadRequest): Promise<void> {
  return new Promise((resolve, reject) => {
    const length = String(Buffer.byteLength(body))
    const sent = request(origin + path, {
      agent,
      method,
      headers:
        method === 'GET' ? headers : { 'Content-Type': 'application/json', 'Content-Length': length, ...headers },
    })
    sent.on('error', reject)
    sent.on('response', (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('error', reject)
      response.on('end', () => {
        if (response.statusCode === 200) resolve()
        else reject(new Error(`${path} → ${response.statusCode} ${Buffer.concat(chunks).toString().slice(0, 500)}`))
      })
    })
    sent.end(method === 'GET' ? undefined : body)
  })
}
