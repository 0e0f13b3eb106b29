import type { Context } from 'koa'
import { postedObject } from '../answers.ts'
import { WechatRefusal } from '../errcodes.ts'
import type { World } from '../world.ts'
import { requireApp } from './sign-in.ts'

/** `POST /cgi-bin/stable_token`: the access token in force, or a new one by force. */
export function stableToken(world: World) {
  return (ctx: Context): void => {
    const body = postedObject(ctx)
    if (body.grant_type !== 'client_credential') throw new WechatRefusal(40002)
    requireApp(world, body.appid, body.secret)
    const { token, expiresInSeconds } = world.accessTokens.issue(body.force_refresh === true)
    ctx.body = { access_token: token, expires_in: expiresInSeconds }
  }
}
