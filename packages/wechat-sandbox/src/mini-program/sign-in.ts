import type { Context } from 'koa'
import { text } from '../answers.ts'
import { WechatRefusal } from '../errcodes.ts'
import type { World } from '../world.ts'

/** 41002, 41004, 40013 or 40125 unless app id and secret are those of the mini-program. */
export function requireApp(world: World, appId: unknown, secret: unknown): void {
  if (text(appId) === undefined) throw new WechatRefusal(41002)
  if (text(secret) === undefined) throw new WechatRefusal(41004)
  if (appId !== world.appId) throw new WechatRefusal(40013)
  if (secret !== world.secret) throw new WechatRefusal(40125)
}

/** `GET /sns/jscode2session`: exchanges a login code for openid and session key. */
export function codeToSession(world: World) {
  return (ctx: Context): void => {
    const { appid, secret, js_code: code, grant_type: grantType } = ctx.query
    requireApp(world, appid, secret)
    if (grantType !== 'authorization_code') throw new WechatRefusal(40002)
    if (text(code) === undefined) throw new WechatRefusal(41008)
    const openid = world.loginCodes.take(String(code))
    const person = openid === null ? null : world.people.find(openid)
    if (person === null) throw new WechatRefusal(40029)
    if (person.highRisk) throw new WechatRefusal(40226)
    // This one route of WeChat answers JSON under the name of plain text, and without an errcode when all is well.
    ctx.type = 'text/plain'
    ctx.body = JSON.stringify({
      session_key: person.sessionKey,
      openid: person.openid,
      ...(person.unionid === undefined ? {} : { unionid: person.unionid }),
    })
  }
}
