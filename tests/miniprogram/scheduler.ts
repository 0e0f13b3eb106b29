import type { Faults } from './faults.ts'

type Callback = (...args: unknown[]) => unknown
type Timer = {
  run: () => void
  dueMs: number
  /** Set for an interval. */
  everyMs: number | undefined
  handle: NodeJS.Timeout | undefined
}

/** A timer due within this time belongs to what is happening now (a render, a frame); a later one is a plan. */
const SOON_MS = 50

/** A program that animates all the time never rests; this long is waited for it. */
const REST_MS = 500

/** The timers and macrotasks of one mini-program, with a clock that a test can move on. */
export class Scheduler {
  private readonly faults: Faults
  private readonly timers = new Map<number, Timer>()
  private readonly listeners = new Set<() => void>()
  private lastId = 0
  private tasks = 0
  private skippedMs = 0
  private closed = false

  constructor(faults: Faults) {
    this.faults = faults
  }

  /** Milliseconds since 1970 as the mini-program sees them. */
  now(): number {
    return Date.now() + this.skippedMs
  }

  setTimer(run: unknown, delayMs: unknown, repeat: boolean, args: unknown[]): number {
    if (typeof run !== 'function') {
      this.faults.record('uncaught', new TypeError('a timer needs a function'))
      return 0
    }
    const waitMs = Math.max(typeof delayMs === 'number' && delayMs > 0 ? delayMs : 0, repeat ? 1 : 0)
    const id = ++this.lastId
    const timer: Timer = {
      run: () => this.faults.guard(() => (run as Callback)(...args)),
      dueMs: this.now() + waitMs,
      everyMs: repeat ? waitMs : undefined,
      handle: undefined,
    }
    this.timers.set(id, timer)
    this.arm(id, timer)
    return id
  }

  clearTimer(id: unknown): void {
    const timer = this.timers.get(id as number)
    if (!timer) return
    clearTimeout(timer.handle)
    this.timers.delete(id as number)
  }

  /** Runs once what is running now, and its promises, are done; `quiet` waits for it. */
  soon(run: () => void): void {
    if (this.closed) return
    this.tasks += 1
    setImmediate(() => {
      this.tasks -= 1
      if (!this.closed) this.faults.guard(run)
      this.changed()
    })
  }

  /** Moves the clock on; all timers that fall due run in their order. */
  skip(ms: number): void {
    const target = this.now() + ms
    for (let next = this.earliest(); next && next[1].dueMs <= target; next = this.earliest()) {
      this.skippedMs += Math.max(0, next[1].dueMs - this.now())
      clearTimeout(next[1].handle)
      this.fire(...next)
    }
    this.skippedMs += Math.max(0, target - this.now())
    for (const [id, timer] of this.timers) this.arm(id, timer)
  }

  /** Resolves when nothing is about to happen by itself, at the latest after `limitMs`. */
  async quiet(limitMs = REST_MS): Promise<void> {
    const limit = performance.now() + limitMs
    let calm = 0
    while (calm < 2 && performance.now() < limit) {
      await new Promise<void>((resolve) => setImmediate(resolve))
      calm = this.busy() ? 0 : calm + 1
      if (calm === 0) await this.nextChange(limit - performance.now())
    }
  }

  /** Resolves at the next change of any kind, at the latest after `limitMs`. */
  nextChange(limitMs: number): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(timeout)
        this.listeners.delete(done)
        resolve()
      }
      const timeout = setTimeout(done, Math.max(0, limitMs))
      this.listeners.add(done)
    })
  }

  changed(): void {
    for (const listener of this.listeners) listener()
  }

  close(): void {
    this.closed = true
    for (const timer of this.timers.values()) clearTimeout(timer.handle)
    this.timers.clear()
    this.changed()
  }

  private busy(): boolean {
    if (this.tasks > 0) return true
    const soon = this.now() + SOON_MS
    return [...this.timers.values()].some((timer) => timer.everyMs === undefined && timer.dueMs <= soon)
  }

  private arm(id: number, timer: Timer): void {
    clearTimeout(timer.handle)
    if (this.closed) return
    timer.handle = setTimeout(() => this.fire(id, timer), Math.max(0, timer.dueMs - this.now()))
  }

  private fire(id: number, timer: Timer): void {
    if (timer.everyMs === undefined) this.timers.delete(id)
    else timer.dueMs += timer.everyMs
    timer.run()
    if (this.timers.get(id) === timer) this.arm(id, timer)
    this.changed()
  }

  private earliest(): [number, Timer] | undefined {
    let found: [number, Timer] | undefined
    for (const entry of this.timers) if (!found || entry[1].dueMs < found[1].dueMs) found = entry
    return found
  }
}
