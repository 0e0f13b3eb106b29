import type { AnswerOf } from '@cheyou/contract/routes'
import { getDemoDoors, listDemoPeople } from '@cheyou/contract/routes'
import { call } from '../../api/call.ts'

/** The owner's phone, the receptionist's phone, or a visitor's own choice. */
export type Door = 'owner' | 'reception'

export type DemoPerson = AnswerOf<typeof listDemoPeople>['rows'][number]

/** Asks the WeChat that stands in for the real one. */
async function answerOf<T>(path: string, body: object): Promise<T> {
  const answer = await window.fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`)
  return (await answer.json()) as T
}

export async function fetchPeople(): Promise<DemoPerson[]> {
  return (await call(listDemoPeople)).rows
}

export async function fetchPersonBehind(door: Door): Promise<string> {
  return (await call(getDemoDoors))[door].openid
}

export async function fetchLoginCode(openid: string): Promise<string> {
  return (await answerOf<{ code: string }>('/sandbox/login-code', { openid })).code
}

/** The code that WeChat's phone button would give; null when the shop's quota is used up. */
export async function fetchPhoneCode(openid: string): Promise<string | null> {
  return (await answerOf<{ code?: string }>('/sandbox/phone-code', { openid })).code ?? null
}
