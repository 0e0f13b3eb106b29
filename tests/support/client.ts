import { randomUUID } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import { problem as problemSchema } from '@cheyou/contract'
import type { Endpoint, EndpointOutput, ErrorCode, Problem } from '@cheyou/contract'
import { addressOf } from '@cheyou/contract/routes'
import type { CallArguments, Wish } from '@cheyou/contract/routes'

/** What a call of an endpoint takes, by the contract; an idempotency key of its own goes along where none is given. */
export type Given<E extends Endpoint> = Wish<E, Blob> & (E extends { idempotent: true } ? { key?: string } : object)
type Arguments<E extends Endpoint> = CallArguments<Given<E>>

/** The server said no, by a problem document (RFC 9457). */
export class Refused extends Error {
  override readonly name = 'Refused'
  readonly status: number
  readonly problem: Problem
  readonly headers: Headers

  constructor(asked: string, status: number, problem: Problem, headers: Headers) {
    super(
      `${asked} → ${status} ${problem.code} ${problem.title} ${JSON.stringify(problem.facts ?? problem.errors ?? '')}`,
    )
    this.status = status
    this.problem = problem
    this.headers = headers
  }
}

/** What a client shows with every request. */
export interface Credentials {
  bearer?: string
  cookie?: string
  /** A browser names where its page came from. */
  pageOrigin?: string
  /** The address the request comes from, as a proxy in front would say; everybody has one of their own. */
  address?: string
}

export interface RawRequest {
  method: string
  path: string
  body?: string | Blob | Uint8Array<ArrayBuffer>
  headers?: Readonly<Record<string, string>>
}

export interface Client {
  readonly origin: string
  readonly credentials: Credentials
  /** Calls an endpoint and checks the answer against the contract. @throws Refused */
  call<E extends Endpoint>(endpoint: E, ...given: Arguments<E>): Promise<EndpointOutput<E>>
  /** Sends whatever one likes. */
  send(request: RawRequest): Promise<Response>
  /** The same client with other credentials over its own. */
  with(credentials: Credentials): Client
  /** The same person at another server process. */
  at(origin: string): Client
}

export function clientOf(origin: string, credentials: Credentials = {}): Client {
  const send: Client['send'] = ({ method, path, body, headers = {} }) =>
    fetch(origin + path, {
      method,
      headers: { ...credentialHeaders(credentials), ...headers },
      redirect: 'manual',
      ...(body === undefined ? {} : { body }),
    })
  const call: Client['call'] = async (endpoint, ...[given]) => {
    const response = await send(requestOf(endpoint, (given ?? {}) as Sent))
    const asked = `${endpoint.method.toUpperCase()} ${endpoint.path}`
    const text = await response.text()
    if (response.ok) return asContracted(asked, endpoint, JSON.parse(text)) as never
    throw new Refused(asked, response.status, readProblem(asked, response, text), response.headers)
  }
  return {
    origin,
    credentials,
    send,
    call,
    with: (other) => clientOf(origin, { ...credentials, ...other }),
    at: (other) => clientOf(other, credentials),
  }
}

/** The answer, checked: what the contract says and nothing beside it, for what no schema names reaches people unseen. */
function asContracted(asked: string, { response }: Endpoint, answer: unknown): unknown {
  const named = response.parse(answer)
  if (isDeepStrictEqual(named, answer)) return named
  throw new Error(`${asked} answers more than its contract: ${JSON.stringify(answer)}, not ${JSON.stringify(named)}`)
}

/** Calls an endpoint that must refuse with this code, and gives what it said. @throws Error when it does not refuse so */
export async function expectRefused<E extends Endpoint>(
  client: Client,
  code: ErrorCode,
  endpoint: E,
  ...given: Arguments<E>
): Promise<Refused> {
  const outcome = await client.call(endpoint, ...given).catch((error: unknown) => error)
  if (outcome instanceof Refused && outcome.problem.code === code) return outcome
  if (outcome instanceof Error) throw new Error(`Expected ${code}: ${outcome.message}`, { cause: outcome })
  throw new Error(`${endpoint.path} should have refused with ${code}, but answered ${JSON.stringify(outcome)}`)
}

interface Sent {
  params?: unknown
  query?: unknown
  body?: unknown
  file?: Blob
  key?: string
}

/** The request that a call of an endpoint makes; also for tests that spoil it before they send it. */
export function requestOf(endpoint: Endpoint, given: Sent): RawRequest {
  const { body, file, key } = given
  const sent = file ?? (body === undefined ? undefined : JSON.stringify(body))
  return {
    method: endpoint.method.toUpperCase(),
    path: addressOf(endpoint, given),
    ...(sent === undefined ? {} : { body: sent }),
    headers: {
      ...(sent === undefined ? {} : { 'Content-Type': file?.type ?? 'application/json' }),
      ...(endpoint.idempotent ? { 'Idempotency-Key': key ?? randomUUID() } : {}),
    },
  }
}

/** The problem document of an answer, checked. @throws Error when it is none */
export function readProblem(asked: string, response: Response, text: string): Problem {
  const type = response.headers.get('content-type') ?? ''
  if (!type.startsWith('application/problem+json'))
    throw new Error(`${asked} → ${response.status} without a problem document: ${type} ${text.slice(0, 300)}`)
  const document = problemSchema.parse(JSON.parse(text))
  if (document.status !== response.status) throw new Error(`${asked}: status ${response.status} but ${text}`)
  return document
}

function credentialHeaders({ bearer, cookie, pageOrigin, address }: Credentials): Record<string, string> {
  return {
    ...(bearer === undefined ? {} : { Authorization: `Bearer ${bearer}` }),
    ...(cookie === undefined ? {} : { Cookie: cookie }),
    ...(pageOrigin === undefined ? {} : { Origin: pageOrigin }),
    ...(address === undefined ? {} : { 'X-Forwarded-For': address }),
  }
}

/** What became of requests sent together: the answers of those that succeeded, the codes of those that were refused. */
export async function outcomesOf<T>(requests: readonly Promise<T>[]): Promise<{ answers: T[]; codes: string[] }> {
  const answers: T[] = []
  const codes: string[] = []
  for (const outcome of await Promise.allSettled(requests)) {
    if (outcome.status === 'fulfilled') answers.push(outcome.value)
    else if (outcome.reason instanceof Refused) codes.push(outcome.reason.problem.code)
    else throw outcome.reason
  }
  return { answers, codes }
}
