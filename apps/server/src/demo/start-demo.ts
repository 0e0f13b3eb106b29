import { startSandbox } from '@cheyou/wechat-sandbox'
import type { Config } from '../config.ts'
import { instant } from '../platform/db/sql.ts'
import type { AddRoutes } from '../platform/http/routes.ts'
import { openApp, type App } from '../wiring.ts'
import { demoRoutes } from './demo.router.ts'
import { DEMO_APP_ID, demoPeople, type DemoPeople } from './people.ts'
import { fillDemo, filledAt } from './fill-demo.ts'
import { setAside } from './set-aside.ts'

const WEEK_MS = 7 * 86_400_000

export interface Demo extends DemoPeople {
  /** The local WeChat, on loopback. */
  wechatOrigin: string
}

/**
 * Opens the demo: a local WeChat, the sample dealership moved to this week, and people a visitor can be. A dealership older than
 * a week is set aside, its file kept, and a new one is filled.
 */
export async function startDemo(
  given: Config,
): Promise<{ app: App; demo: { routes: AddRoutes; close(): Promise<void> } }> {
  const sandbox = await startSandbox({ appId: DEMO_APP_ID, secret: 'the-demo-has-no-secrets', people: [] })
  const config: Config = {
    ...given,
    demo: true,
    wechat: { baseUrl: sandbox.origin, appId: DEMO_APP_ID, secret: 'the-demo-has-no-secrets' },
  }
  let app: App | null = null
  try {
    app = await openFresh(config)
    await fillDemo(app, (line) => console.log(line))
    const people = await demoPeople(app)
    for (const person of people.known) sandbox.people.add(person)
    const routes = demoRoutes({ ...people, wechatOrigin: sandbox.origin })
    return { app, demo: { routes, close: () => sandbox.close() } }
  } catch (error) {
    await app?.db.close()
    await sandbox.close()
    throw error
  }
}

async function openFresh(config: Config): Promise<App> {
  const app = await openApp(config, { exclusive: true })
  const filled = await filledAt(app)
  const stale = filled !== null && app.clock.now().getTime() - instant(filled).getTime() > WEEK_MS
  if (!stale || app.db.dialect !== 'sqlite') return app
  await app.db.close()
  console.log(`The sample dealership is from ${filled.slice(0, 10)}: it is kept as ${setAside(config, filled)}.`)
  return openApp(config, { exclusive: true })
}
