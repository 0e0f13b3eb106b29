import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { WhoAmI } from '@cheyou/contract'
import { getWhoAmI } from '@cheyou/contract/routes'
import { platform } from '#platform'
import { answerOf, keep } from '../kept/kept.ts'

const who: WhoAmI = {
  club: { name: '车友会', logoUrl: null, accent: null },
  binding: 'no_phone',
  phoneMasked: null,
  member: null,
  staff: null,
  consentAsked: false,
}
const answers = vi.fn<() => Promise<Response>>()

/** The program as it starts, with nothing but what the phone keeps. */
async function started() {
  vi.resetModules()
  return import('./session.ts')
}

beforeEach(() => {
  vi.stubGlobal('fetch', answers)
  platform.store.set('token', 't')
  keep(answerOf(getWhoAmI, 'me'), who)
})
afterEach(() => {
  platform.store.clear()
  answers.mockReset()
  vi.unstubAllGlobals()
})

it('opens with what the phone knows while a weak network keeps it waiting', async () => {
  answers.mockReturnValue(new Promise(() => undefined))
  const { session, startSession } = await started()
  void startSession()
  expect(session()).toEqual({ state: 'signed_in', who })
})

it.each([
  ['the network is lost', async () => Promise.reject(new Error('Failed to fetch'))],
  ['a proxy answers in place of the server', async () => Response.json('<html>')],
  ['the server is in trouble', async () => Response.json({ code: 'SERVICE_BUSY' }, { status: 503 })],
])('stays open when %s', async (_what, answer) => {
  answers.mockImplementation(answer)
  const { session, startSession } = await started()
  await startSession()
  expect(session()).toEqual({ state: 'signed_in', who })
})

it('asks as for the first time when what it keeps has another form', async () => {
  platform.store.set(answerOf(getWhoAmI, 'me').name, '{"binding":"no_phone"}')
  answers.mockReturnValue(new Promise(() => undefined))
  const { session, startSession } = await started()
  void startSession()
  expect(session()).toEqual({ state: 'starting' })
})
