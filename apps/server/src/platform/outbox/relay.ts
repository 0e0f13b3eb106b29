import type { App } from '../../wiring.ts'
import { claimEvents, type ClaimOptions } from './claim-events.ts'
import { deliver } from './deliver.ts'
import { handlersOf, type OutboxHandler } from './handlers.ts'
import { parkOrphans } from './outbox.repository.ts'

export interface RelayOptions extends ClaimOptions {
  /** How often to look for what other processes have raised and for what is to be tried again. */
  pollMs: number
}

const usual: RelayOptions = { limit: 500, leaseMs: 60_000, pollMs: 2_000 }

/**
 * Handles what is due in the outbox until nothing is: each handler for itself, so that a slow one keeps no other waiting. Any
 * number of processes may do it at the same time. @returns how many events were handled
 */
export async function drainOutbox(app: App, options: Partial<ClaimOptions> = {}): Promise<number> {
  const counts = await Promise.all(
    handlersOf(app.modules).outbox.map((handler) => drain(app, handler, { ...usual, ...options })),
  )
  return counts.reduce((sum, handled) => sum + handled, 0)
}

async function drain(app: App, handler: OutboxHandler, options: ClaimOptions, ending?: AbortSignal): Promise<number> {
  let handled = 0
  for (;;) {
    if (ending?.aborted === true) return handled
    const claim = await claimEvents(app, handler.name, options)
    if (claim.events.length === 0) return handled
    handled += await deliver(app, handler, claim)
  }
}

export interface Relay {
  /** Waits for what is under way, so that the database can be closed. */
  stop(): Promise<void>
}

/**
 * Drains the outbox whenever a commit has left something in it, and by the clock for what other processes left there. A
 * failure is logged, and the next turn tries again.
 */
export function startRelay(app: App, options: Partial<RelayOptions> = {}): Relay {
  const settings = { ...usual, ...options }
  const { outbox } = handlersOf(app.modules)
  const bells = new Set<Bell>()
  const ending = new AbortController()

  async function turns(handler: string, turn: () => Promise<unknown>): Promise<void> {
    const bell = newBell()
    bells.add(bell)
    while (!ending.signal.aborted) {
      await turn().catch((error: unknown) => app.log.error({ err: error, handler }, 'the relay met an error'))
      if (!ending.signal.aborted) await bell.next(settings.pollMs)
    }
  }

  const ring = (): void => bells.forEach((bell) => bell.ring())
  const forget = app.db.onOutbox(ring)
  const running = outbox.map((handler) => turns(handler.name, () => drain(app, handler, settings, ending.signal)))
  const known = outbox.map(({ name }) => name)
  running.push(turns('of an earlier version', () => parkOrphans(app, known)))
  return {
    async stop() {
      ending.abort()
      forget()
      ring()
      await Promise.all(running)
    },
  }
}

interface Bell {
  ring(): void
  /** Resolves at the next ring, at once if it rang since the last one, or after so long. */
  next(afterMs: number): Promise<void>
}

function newBell(): Bell {
  let rung = false
  let answer: (() => void) | null = null
  return {
    ring() {
      rung = true
      answer?.()
    },
    async next(afterMs) {
      if (!rung) {
        const { promise, resolve } = Promise.withResolvers<void>()
        answer = resolve
        const timer = setTimeout(resolve, afterMs)
        timer.unref()
        await promise
        clearTimeout(timer)
        answer = null
      }
      rung = false
    },
  }
}
