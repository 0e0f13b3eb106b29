import type { Problem } from '@cheyou/contract'
import { expect } from 'vitest'
import { readProblem, type Client, type RawRequest } from './client.ts'

/** Sends a request that must fail with this status, by a problem document that tells nothing of our insides. */
export async function expectProblem(client: Client, request: RawRequest, status: number): Promise<Problem> {
  const response = await client.send(request)
  const text = await response.text()
  expect(response.status, `${request.method} ${request.path} ${text.slice(0, 200)}`).toBe(status)
  expect(text).not.toMatch(/node_modules|\.ts:\d|at .+\(|SELECT |Error:/)
  return readProblem(request.path, response, text)
}
