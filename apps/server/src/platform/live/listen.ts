import type { App } from '../../wiring.ts'
import { rows } from '../db/rows.ts'
import { liveTopics } from './live.tables.ts'
import { pick } from '../db/table.ts'

/** How soon a console hears of what another process wrote, in milliseconds. */
const LOOK_EVERY_MS = 1_000

interface Listener {
  readonly hear: (topics: readonly string[]) => void
  /** The server stops. */
  readonly end: () => void
}

/** The consoles of an opened app that listen, and what they have heard; there is no look without one. */
interface Ear {
  readonly listeners: Set<Listener>
  seen: Map<string, number> | null
  timer: NodeJS.Timeout | null
  /** Notes how things stand, to compare with. */
  first: Promise<void>
}

const ears = new WeakMap<App['db'], Ear>()

/** Hears which topics change once this has resolved, until the function it gives is called. */
export async function listen(app: App, listener: Listener): Promise<() => void> {
  const ear = ears.get(app.db) ?? { listeners: new Set<Listener>(), seen: null, timer: null, first: Promise.resolve() }
  ears.set(app.db, ear)
  ear.listeners.add(listener)
  if (ear.listeners.size === 1) ear.first = look(app, ear)
  await ear.first
  return () => {
    ear.listeners.delete(listener)
    if (ear.listeners.size > 0) return
    if (ear.timer) clearTimeout(ear.timer)
    ear.seen = null
  }
}

/** Lets everybody go who listens, so that the server need not wait for them to leave. */
export function hangUp({ db }: App): void {
  for (const { end } of ears.get(db)?.listeners ?? []) end()
}

async function look(app: App, ear: Ear): Promise<void> {
  try {
    const now = await versions(app)
    const changed = ear.seen && [...now].filter(([topic, version]) => ear.seen!.get(topic) !== version)
    ear.seen = now
    if (changed && changed.length > 0) for (const { hear } of ear.listeners) hear(changed.map(([topic]) => topic))
  } catch (error) {
    app.log.warn({ err: error }, 'what changed could not be read')
  }
  if (ear.listeners.size > 0) ear.timer = setTimeout(() => void look(app, ear), LOOK_EVERY_MS).unref()
}

async function versions({ db, groupId }: App): Promise<Map<string, number>> {
  const found = await rows(
    db.read,
    pick(liveTopics, 'topic', 'version'),
    'SELECT topic, version FROM live_topics WHERE groupId = ?',
    [groupId],
  )
  return new Map(found.map(({ topic, version }) => [topic, version]))
}
