import { commandConfig, type Config } from '../config.ts'
import { standardLog } from '../log.ts'
import { drainOutbox } from '../platform/outbox/index.ts'
import { openApp, type App } from '../wiring.ts'
import { terminal } from './terminal.ts'

/** The settings as the command line uses them: only what goes wrong is logged, unless more was asked for. */
export function clubConfig(): Config {
  const config = commandConfig(terminal().env)
  return config.logLevel === 'info' ? { ...config, logLevel: 'warn' } : config
}

/** Opens the club beside a server that may be running, and closes it after the work and what follows its events. */
export async function withClub<T>(config: Config, work: (app: App) => Promise<T>): Promise<T> {
  const app = await openApp(config, { exclusive: false, log: standardLog(config.logLevel, terminal().err) })
  let left = false
  app.db.onOutbox(() => {
    left = true
  })
  try {
    const result = await work(app)
    if (left) await drainOutbox(app)
    return result
  } finally {
    await app.db.close()
  }
}
