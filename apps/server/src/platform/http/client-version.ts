import { clientVersionHeader } from '@cheyou/contract/codes'
import type Koa from 'koa'
import { Refusal } from './refusal.ts'

/** The oldest mini-program that still works with this server; raised only when an endpoint had to change. */
const MINIMUM = 1

/** Old mini-programs live on in phones: one that is too old is told so, instead of failing in odd ways. */
export const requireCurrentClient: Koa.Middleware = async (ctx, next) => {
  const version = ctx.get(clientVersionHeader)
  if (version !== '' && !(Number(version) >= MINIMUM)) throw new Refusal('CLIENT_OUTDATED', { minimum: MINIMUM })
  await next()
}
