import type { Context } from 'koa'
import { postedObject, text } from '../answers.ts'
import { WechatRefusal } from '../errcodes.ts'
import type { World } from '../world.ts'

/**
 * `POST /wxa/business/getuserphonenumber`: exchanges a phone code for the number behind it. A code of another person
 * than the given openid is refused; the documents do not name the errcode, 40003 is taken for it.
 */
export function phoneNumber(world: World) {
  return (ctx: Context): void => {
    const body = postedObject(ctx)
    world.accessTokens.require(text(ctx.query.access_token))
    const code = text(body.code)
    if (code === undefined) throw new WechatRefusal(41008)
    const openid = world.phoneCodes.take(code)
    const person = openid === null ? null : world.people.find(openid)
    if (person === null) throw new WechatRefusal(40029)
    if (body.openid !== undefined && body.openid !== person.openid) throw new WechatRefusal(40003)
    ctx.body = {
      errcode: 0,
      errmsg: 'ok',
      phone_info: {
        phoneNumber: person.countryCode === '86' ? person.phone : `+${person.countryCode}${person.phone}`,
        purePhoneNumber: person.phone,
        countryCode: person.countryCode,
        watermark: { timestamp: Math.floor(world.clock.now().getTime() / 1000), appid: world.appId },
      },
    }
  }
}
