import { accept, reject, type Result } from '@cheyou/domain'
import { z } from 'zod'
import type { Clock } from '../../clock.ts'
import { WechatRefusedError, type WechatApi } from './wechat-api.ts'

/** An access token of the mini-program and when it ends. */
export interface AccessToken {
  token: string
  expiresAt: Date
}

/** Where the token is kept; all processes of a server share one. */
export interface TokenStore {
  get(): Promise<AccessToken | null>
  put(token: AccessToken): Promise<void>
}

/** A store for one process. */
export function createMemoryTokenStore(): TokenStore {
  let kept: AccessToken | null = null
  return {
    get: async () => kept,
    put: async (token) => {
      kept = token
    },
  }
}

export type TokenFailure = 'WECHAT_BUSY' | 'WECHAT_RATE_LIMITED' | 'WECHAT_UNREACHABLE'

export interface AccessTokens {
  /** The token in force, fetched when there is none or it is about to end. */
  current(): Promise<Result<string, TokenFailure>>
  /** Another token than the one WeChat has just refused. */
  replace(refused: string): Promise<Result<string, TokenFailure>>
}

export interface AccessTokensOptions {
  api: WechatApi
  appId: string
  secret: string
  store: TokenStore
  clock: Clock
}

const PATH = '/cgi-bin/stable_token'
/** WeChat hands out a new token five minutes before the old one ends, so a minute is always in time. */
const SPARE_MS = 60_000

const tokenAnswer = z.object({ access_token: z.string().min(1), expires_in: z.number().int().positive() })

/** Fetches a token and keeps it. Throws WechatRefusedError when app id or secret are wrong. */
async function fetchToken(options: AccessTokensOptions, force: boolean): Promise<Result<string, TokenFailure>> {
  const { api, appId, secret, store, clock } = options
  const asked = clock.now()
  const answer = await api({
    method: 'POST',
    path: PATH,
    body: { grant_type: 'client_credential', appid: appId, secret, force_refresh: force },
  })
  if (!answer.ok) return answer
  const { errcode, body } = answer.value
  if (errcode === -1) return reject('WECHAT_BUSY', { errcode })
  if (errcode === 45009 || errcode === 45011) return reject('WECHAT_RATE_LIMITED', { errcode })
  if (errcode !== 0) throw new WechatRefusedError(PATH, errcode)
  const parsed = tokenAnswer.safeParse(body)
  if (!parsed.success) return reject('WECHAT_UNREACHABLE', { reason: 'ANSWER_UNREADABLE' })
  const token = parsed.data.access_token
  await store.put({ token, expiresAt: new Date(asked.getTime() + parsed.data.expires_in * 1000) })
  return accept(token)
}

/**
 * Keeps the access token fresh by `/cgi-bin/stable_token`. That route gives the same token to everyone who asks, so
 * processes cannot take it from each other; within a process one fetch serves all who wait.
 */
export function createAccessTokens(options: AccessTokensOptions): AccessTokens {
  let underWay: Promise<Result<string, TokenFailure>> | null = null
  const alone = (work: () => Promise<Result<string, TokenFailure>>): Promise<Result<string, TokenFailure>> => {
    underWay ??= work().finally(() => {
      underWay = null
    })
    return underWay
  }
  const usable = async (): Promise<string | null> => {
    const kept = await options.store.get()
    return kept !== null && kept.expiresAt.getTime() - options.clock.now().getTime() > SPARE_MS ? kept.token : null
  }

  return {
    async current() {
      const kept = await usable()
      return kept === null ? alone(() => fetchToken(options, false)) : accept(kept)
    },
    replace: (refused) =>
      alone(async () => {
        const kept = await usable()
        if (kept !== null && kept !== refused) return accept(kept)
        const fetched = await fetchToken(options, false)
        // Still the refused one: only force (20 times a day) brings another.
        return fetched.ok && fetched.value === refused ? fetchToken(options, true) : fetched
      }),
  }
}
