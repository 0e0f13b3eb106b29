/** The owner's phone, the receptionist's phone, or a visitor's own choice. */
export type Door = 'owner' | 'reception'

export interface DemoPerson {
  openid: string
  name: string
  about: string
  side: 'owner' | 'staff'
}

async function answerOf<T>(path: string, body?: object): Promise<T> {
  const answer = await window.fetch(path, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`)
  return (await answer.json()) as T
}

export async function fetchPeople(): Promise<DemoPerson[]> {
  return (await answerOf<{ rows: DemoPerson[] }>('/api/demo/people')).rows
}

export async function fetchPersonBehind(door: Door): Promise<string> {
  return (await answerOf<Record<Door, { openid: string }>>('/api/demo/doors'))[door].openid
}

export async function fetchLoginCode(openid: string): Promise<string> {
  return (await answerOf<{ code: string }>('/sandbox/login-code', { openid })).code
}

/** The code that WeChat's phone button would give; null when the shop's quota is used up. */
export async function fetchPhoneCode(openid: string): Promise<string | null> {
  return (await answerOf<{ code?: string }>('/sandbox/phone-code', { openid })).code ?? null
}
