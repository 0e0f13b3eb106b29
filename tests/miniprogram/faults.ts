/** What a mini-program did wrong while it ran. Any of these fails the test that runs it. */
export type FaultKind =
  | 'uncaught'
  | 'rejection'
  | 'console-error'
  | 'wx-call'
  | 'navigation'
  | 'unheard'
  | 'handler-missing'
  | 'set-data-size'
  | 'package-size'
  | 'template'
  | 'unsupported'

export type Fault = { readonly kind: FaultKind; readonly message: string; readonly stack: string | undefined }

/** Thrown by the driver as soon as it sees that the mini-program did something wrong. */
export class MiniProgramError extends Error {
  readonly faults: readonly Fault[]

  constructor(faults: readonly Fault[]) {
    super(faults.map((fault) => `[${fault.kind}] ${fault.stack ?? fault.message}`).join('\n'))
    this.name = 'MiniProgramError'
    this.faults = faults
  }
}

/** Collects faults; every action of the driver ends by asserting that there are none. */
export class Faults {
  private found: Fault[] = []

  record(kind: FaultKind, reason: unknown): void {
    this.found.push({ kind, message: messageOf(reason), stack: stackOf(reason) })
  }

  /** Runs code of the mini-program; what it throws is recorded instead of reaching the runtime. */
  guard<T>(run: () => T): T | undefined {
    try {
      return run()
    } catch (error) {
      this.record('uncaught', error)
      return undefined
    }
  }

  /** Hands over what was found and forgets it. */
  take(): Fault[] {
    const taken = this.found
    this.found = []
    return taken
  }

  assertNone(): void {
    if (this.found.length > 0) throw new MiniProgramError(this.take())
  }
}

/** The text of anything thrown, also of errors from another realm, which `instanceof Error` does not know. */
export function messageOf(reason: unknown): string {
  if (typeof reason === 'string') return reason
  if (isObject(reason) && typeof reason['message'] === 'string') return reason['message']
  if (isObject(reason) && typeof reason['errMsg'] === 'string') return reason['errMsg']
  return JSON.stringify(reason) ?? String(reason)
}

function stackOf(reason: unknown): string | undefined {
  return isObject(reason) && typeof reason['stack'] === 'string' ? reason['stack'] : undefined
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
