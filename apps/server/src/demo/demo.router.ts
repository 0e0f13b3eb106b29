import { getDemoDoors, listDemoPeople, openManagerDoor } from '@cheyou/contract'
import type Koa from 'koa'
import { staffAct } from '../platform/db/acts.ts'
import { jsonBody } from '../platform/http/json-body.ts'
import type { AddRoutes } from '../platform/http/routes.ts'
import { openSession } from '../areas/people/auth/index.ts'
import { setConsoleCookie } from '../screens/console/console.router.ts'
import type { Demo } from './start-demo.ts'

/** Only in the demo: who a visitor can be, who stands behind each door, and the local WeChat's login and phone buttons. */
export function demoRoutes(demo: Demo): AddRoutes {
  return (app, routes) => {
    routes
      .on(listDemoPeople, async () => ({ rows: demo.people }))
      .on(getDemoDoors, async () => ({
        owner: { openid: demo.doors.owner },
        reception: { openid: demo.doors.reception },
      }))
      .on(openManagerDoor, async ({ ctx }) => {
        const staffId = demo.doors.managerStaffId
        const { token, expiresAt } = await app.db.unit(staffAct(app, { id: staffId }, 'auth.console-sign-in'), (unit) =>
          openSession(unit, { audience: 'console', staffId }),
        )
        setConsoleCookie(app, ctx, token, expiresAt)
        return { done: true as const }
      })
    for (const path of ['/sandbox/login-code', '/sandbox/phone-code'])
      routes.router.post(path, (ctx: Koa.Context) => pressButton(demo, path, ctx))
  }
}

/** Passes a press of WeChat's own button on to the local WeChat, which hands out a code as the real one would. */
async function pressButton(demo: Demo, path: string, ctx: Koa.Context): Promise<void> {
  const answer = await fetch(demo.wechatOrigin + path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(await jsonBody(ctx)),
  })
  ctx.status = answer.status
  ctx.body = await answer.json()
}
