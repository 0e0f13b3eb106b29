import type { WhoAmI } from '@cheyou/contract'
import { platform } from '#platform'
import { getWhoAmI, signInWithWechat, signOut } from '@cheyou/contract/routes'
import { call } from '../api/call.ts'
import type { Failure } from '../api/failure.ts'
import { asFailure, CallFailed, failed, isUnsure } from '../api/failure.ts'
import { takeCredentialsFrom } from '../api/http.ts'
import { answerOf, keep, recall, type Place } from '../kept/kept.ts'
import { setClub } from './club.ts'

/** How far this phone has come: `who.binding` then says how far the person has. */
export type Session =
  | { state: 'starting' }
  | { state: 'signed_in'; who: WhoAmI }
  | { state: 'signed_out' }
  | { state: 'failed'; failure: Failure }

const TOKEN_KEY = 'token'
const WHO: Place<WhoAmI> = answerOf(getWhoAmI, 'me')
const SIGNED_OUT_KEY = 'signed-out'

let current: Session = { state: 'starting' }
let running: Promise<void> | null = null
const listeners = new Set<() => void>()

function set(next: Session): void {
  if (next.state === 'signed_in') setClub(next.who.club)
  current = next
  for (const listener of listeners) listener()
}

export function session(): Session {
  return current
}

export function watchSession(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

let consentPutOff = false

/** The privacy text is not asked about again before the program is opened the next time. */
export function putOffConsent(): void {
  consentPutOff = true
  for (const listener of listeners) listener()
}

/** Whether a change of the privacy text is asked about now. */
export function isConsentAsked(): boolean {
  return !consentPutOff && current.state === 'signed_in' && current.who.consentAsked
}

/** Takes over a newer answer to "who am I", after binding a phone or accepting an invitation. */
export function setWho(who: WhoAmI): void {
  keep(WHO, who)
  set({ state: 'signed_in', who })
}

async function loginCode(): Promise<string> {
  try {
    return await platform.loginCode()
  } catch (error) {
    if (error instanceof CallFailed) throw error
    throw failed((await platform.isOnline()) ? 'WECHAT_UNREACHABLE' : 'OFFLINE')
  }
}

async function signInAnew(): Promise<void> {
  const { token, who } = await call(signInWithWechat, { body: { code: await loginCode() } })
  platform.store.set(TOKEN_KEY, token)
  platform.store.remove(SIGNED_OUT_KEY)
  setWho(who)
}

async function start(): Promise<void> {
  if (platform.store.get(SIGNED_OUT_KEY) !== null) return set({ state: 'signed_out' })
  const who = recall(WHO)
  const token = platform.store.get(TOKEN_KEY)
  // What this phone knew last is shown while it asks again: a weak network must not hide the card.
  if (who !== null && token !== null && current.state !== 'signed_in') set({ state: 'signed_in', who })
  try {
    if (token === null) await signInAnew()
    else setWho(await call(getWhoAmI))
  } catch (error) {
    const failure = asFailure(error)
    // Nobody said no: without network, or with a server in trouble, the card still opens.
    if (isUnsure(failure) && who !== null) set({ state: 'signed_in', who })
    else if (failure.code === 'LOGIN_GIVEN_UP') set({ state: 'signed_out' })
    else set({ state: 'failed', failure })
  }
}

/** Signs in silently (`wx.login`), or asks who this token is; one run at a time however many pages ask. */
export function startSession(): Promise<void> {
  running ??= start().finally(() => {
    running = null
  })
  return running
}

/** Signs in because the user asked for it. */
export function signIn(): Promise<void> {
  platform.store.remove(SIGNED_OUT_KEY)
  set({ state: 'starting' })
  return startSession()
}

/** Revokes the session and forgets everything this phone kept of the member, the card's secret first of all. */
export async function leave(): Promise<void> {
  const revoked = call(signOut).catch(() => undefined)
  await revoked
  platform.store.clear()
  platform.store.set(SIGNED_OUT_KEY, 'yes')
  set({ state: 'signed_out' })
}

/** Becomes somebody else, where the platform lets a visitor choose. */
export async function switchPerson(): Promise<void> {
  platform.switchPerson?.()
  await signIn()
}

takeCredentialsFrom({
  token: () => platform.store.get(TOKEN_KEY),
  renew: async () => {
    platform.store.remove(TOKEN_KEY)
    try {
      await signInAnew()
      return true
    } catch (error) {
      // Without an answer nobody is signed out: the next call tries again.
      if (!isUnsure(asFailure(error))) set({ state: 'signed_out' })
      return false
    }
  },
})
