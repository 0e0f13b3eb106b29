import type { BrowserContext, ConsoleMessage, Request, Response } from 'playwright-core'

/** What went wrong in a browser: everything, but what the test said it expects. */
export interface Watch {
  /** This will happen and is no fault; it must happen at least once. */
  expect(expected: RegExp): void
  /** Faults so far, and what was expected and has not happened. */
  faults(): Promise<string[]>
}

/** How much of a refusal is shown. */
const REASON_LENGTH = 300

/**
 * Hears console errors and warnings (violations of the content security policy are among them), errors that nobody caught,
 * requests that failed and answers that refuse.
 */
export function watch(context: BrowserContext): Watch {
  const heard: string[] = []
  const expected: RegExp[] = []
  const reasons: Promise<void>[] = []
  context.on('console', (message) => {
    if (!isWorthSaying(message)) return
    heard.push(`console ${message.type()}: ${message.text()} (${message.location().url})`)
  })
  context.on('weberror', (error) => heard.push(`uncaught: ${error.error().stack ?? error.error().message}`))
  context.on('requestfailed', (request) => {
    if (!isGivenUp(request)) heard.push(`failed: ${asked(request)} ${request.failure()?.errorText ?? ''}`)
  })
  context.on('response', (response) => {
    if (response.status() < 400) return
    const at = heard.push(`answered ${response.status()}: ${asked(response.request())}`) - 1
    const withReason = response.text().then(
      (text) => void (heard[at] += ` ${text.slice(0, REASON_LENGTH)}`),
      // A page that was left has no text any more; the status says enough.
      () => undefined,
    )
    reasons.push(withReason)
  })
  return {
    expect: (pattern) => void expected.push(pattern),
    async faults() {
      await Promise.all(reasons)
      return [
        ...heard.filter((fault) => !expected.some((pattern) => pattern.test(fault))),
        ...expected
          .filter((pattern) => !heard.some((fault) => pattern.test(fault)))
          .map((pattern) => `expected, but did not happen: ${pattern}`),
      ]
    },
  }
}

/** Chromium repeats every answer of 400 and above as a console error; the answer itself is heard already. */
function isWorthSaying(message: ConsoleMessage): boolean {
  const repeated = /^Failed to load resource: (the server responded|net::)/.test(message.text())
  return (message.type() === 'error' || message.type() === 'warning') && !repeated
}

/** A page that is left gives up what it was still asking for. */
function isGivenUp(request: Request): boolean {
  return request.failure()?.errorText === 'net::ERR_ABORTED'
}

function asked(request: ReturnType<Response['request']>): string {
  const { pathname } = new URL(request.url())
  return `${request.method()} ${pathname}`
}
