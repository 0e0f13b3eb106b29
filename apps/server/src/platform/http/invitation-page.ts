import { invitationPath } from '@cheyou/contract/codes'
import type Koa from 'koa'

/** For a camera that is not WeChat's: the mini-program behind the code opens in WeChat alone. */
const inWechat = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>员工邀请</title><h1>员工邀请</h1><p>请用微信“扫一扫”扫店长电脑上的二维码，在小程序里绑定员工身份。</p></html>`

/**
 * The address in the QR code of an invitation. WeChat opens the mini-program's page by its rule for links (普通链接二维码) and asks
 * nobody here; the demo leads to the same page of the browser build.
 */
export const invitationPage =
  (demo: boolean): Koa.Middleware =>
  async (ctx, next) => {
    if (ctx.path !== invitationPath) return next()
    ctx.set('Cache-Control', 'no-store')
    const { code } = ctx.query
    const page = '/m/app/#/subpackages/profile/invitation/index'
    if (demo) return ctx.redirect(`${page}?invitation=${encodeURIComponent(typeof code === 'string' ? code : '')}`)
    ctx.type = 'html'
    ctx.body = inWechat
  }
