import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import Koa from 'koa'
import mount from 'koa-mount'
import serve from 'koa-static'
import { invitationPage } from './invitation-page.ts'

const root = join(import.meta.dirname, '../../../../..')
const publicPages = join(import.meta.dirname, '../../../public')
const consoleBuild = join(root, 'apps/console/dist')
const miniappBuild = join(root, 'apps/miniapp/dist/h5')

/** Files with a hash in their name never change; everything else is asked for again. */
function cacheFor(response: { setHeader(name: string, value: string): unknown }, path: string): void {
  const hashed = /[.-][\da-zA-Z_-]{8,}\.(?:js|css|woff2|png|svg)$/.test(path)
  response.setHeader('Cache-Control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache')
}

/** A built application under a path; unknown addresses without an extension get its index, for it routes by itself. */
function application(path: string, folder: string): Koa.Middleware[] {
  if (!existsSync(folder)) return []
  const files = new Koa()
  files.use(async (ctx, next) => {
    if (!/\.\w+$/.test(ctx.path)) ctx.path = '/index.html'
    await next()
  })
  files.use(serve(folder, { setHeaders: cacheFor }))
  return [mount(path, files)]
}

/** The scripts inside the browser build's page: Taro writes one there, which sets the root font size before the first paint. */
export function inlineScripts(demo: boolean): string[] {
  const page = join(miniappBuild, 'index.html')
  if (!demo || !existsSync(page)) return []
  return [...readFileSync(page, 'utf8').matchAll(/<script>(.*?)<\/script>/gs)].map((match) => match[1]!)
}

/**
 * Where the code of a receipt leads who does not scan it with WeChat, which opens the mini-program itself: in the demo to the owner's
 * phone, as WeChat would.
 */
function visitOfReceipt(ctx: Koa.Context, demo: boolean): void {
  if (demo) return ctx.redirect(`/m/app/?door=owner#/pages/car/index?q=${encodeURIComponent(ctx.href)}`)
  ctx.type = 'text/plain; charset=utf-8'
  ctx.body = '请用微信扫小票上的码，在小程序里看这次到店。'
}

/** The console, and in the demo the doors and the mini-program's browser build. */
export function pages(demo: boolean): Koa.Middleware[] {
  const home: Koa.Middleware = async (ctx, next) => {
    if (ctx.path === '/console' || (ctx.path === '/' && !demo)) return ctx.redirect('/console/')
    if (demo && (ctx.path === '/m' || ctx.path === '/m/app')) return ctx.redirect(`${ctx.path}/`)
    if (ctx.path.startsWith('/m/visit/')) return visitOfReceipt(ctx, demo)
    if (demo && ctx.path === '/') ctx.path = '/doors.html'
    if (demo && ctx.path === '/m/') ctx.path = '/phone.html'
    await next()
  }
  return [
    home,
    invitationPage(demo),
    ...application('/console', consoleBuild),
    ...(demo ? application('/m/app', miniappBuild) : []),
    ...(demo ? [serve(publicPages, { setHeaders: cacheFor, index: false })] : []),
  ]
}
