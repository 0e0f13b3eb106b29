import { fileURLToPath } from 'node:url'
import { afterEach, describe } from 'vitest'
import type { App } from './app.ts'
import { whyNoCompiler } from './compiler.ts'
import type { LaunchOptions } from './launch.ts'
import { launch } from './launch.ts'

/** Starts a mini-program, and ends it with the test. */
export type Launch = (options: LaunchOptions) => Promise<App>

/** A suite that runs mini-programs; where WeChat's template compiler cannot run, it says so and skips. */
export function describeMiniProgram(name: string, tests: (start: Launch) => void): void {
  const reason = whyNoCompiler()
  if (reason !== undefined) console.warn(`\nMini-program suite "${name}" DOES NOT RUN: ${reason}\n`)
  describe.skipIf(reason !== undefined)(`mini-program: ${name}`, () => {
    const running: App[] = []
    afterEach(async () => {
      for (const app of running.splice(0)) await app.close()
    })
    tests(async (options) => {
      const app = await launch(options)
      running.push(app)
      return app
    })
  })
}

export function fixture(name: string): string {
  return fileURLToPath(new URL(`fixtures/${name}`, import.meta.url))
}
