import { Router } from '@koa/router'
import { WechatRefusal } from '../errcodes.ts'
import type { World } from '../world.ts'
import { phoneNumber } from './phone-number.ts'
import { codeToSession } from './sign-in.ts'
import { stableToken } from './stable-token.ts'
import { sendSubscribeMessage } from './subscribe-message.ts'

/** What api.weixin.qq.com serves to the server of a mini-program. */
export function miniProgramRouter(world: World): Router {
  const router = new Router()
  router.get('/sns/jscode2session', codeToSession(world))
  // `all`, so that a wrong method gets WeChat's own 43002 instead of a 405.
  router.all('/cgi-bin/stable_token', stableToken(world))
  router.all('/wxa/business/getuserphonenumber', phoneNumber(world))
  router.all('/cgi-bin/message/subscribe/send', sendSubscribeMessage(world))
  router.all(/^\/(cgi-bin|wxa|sns)\//, () => {
    throw new WechatRefusal(40066)
  })
  return router
}
