import { writeAndRemove } from '../db/installation.ts'
import type { App } from '../../wiring.ts'

/** Whoever asks is told within two seconds, also by a database that does not answer. */
const PATIENCE_MS = 1_500

const asking = new WeakMap<App['db'], Promise<boolean>>()

/**
 * Whether the database takes what is written now: it is written to, for a full disk still reads. Questions that come together
 * are one, and one that hangs is not asked again beside itself.
 */
export function isWritable(app: App): Promise<boolean> {
  let answer = asking.get(app.db)
  if (!answer) {
    answer = probe(app).finally(() => asking.delete(app.db))
    asking.set(app.db, answer)
  }
  return Promise.race([answer, tooLate()])
}

const probe = ({ db }: App): Promise<boolean> =>
  writeAndRemove(db).then(
    () => true,
    () => false,
  )

const tooLate = (): Promise<boolean> =>
  new Promise((resolve) => {
    setTimeout(() => resolve(false), PATIENCE_MS).unref()
  })
