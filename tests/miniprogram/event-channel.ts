import type { Faults } from './faults.ts'

type Listener = (...args: unknown[]) => unknown

/** What two pages talk through after `navigateTo`. */
export class EventChannel {
  /** What the program gets: the same four methods, bound. */
  readonly exposed = {
    on: (name: string, listener: unknown) => this.on(name, listener),
    once: (name: string, listener: unknown) => this.on(name, listener, true),
    off: (name: string, listener?: unknown) => this.off(name, listener),
    emit: (name: string, ...args: unknown[]) => this.emit(name, args),
  }
  private readonly faults: Faults
  private listeners: { name: string; run: unknown; once: boolean }[] = []

  constructor(faults: Faults) {
    this.faults = faults
  }

  on(name: string, run: unknown, once = false): void {
    this.listeners.push({ name, run, once })
  }

  off(name: string, run?: unknown): void {
    this.listeners = this.listeners.filter((one) => one.name !== name || (run !== undefined && one.run !== run))
  }

  private emit(name: string, args: unknown[]): void {
    for (const listener of this.listeners.filter((one) => one.name === name)) {
      if (listener.once) this.listeners = this.listeners.filter((one) => one !== listener)
      this.faults.guard(() => (listener.run as Listener)(...args))
    }
  }
}
