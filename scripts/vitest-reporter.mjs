import { writeFileSync } from 'node:fs'

/**
 * Writes the number of tests passed, failed and skipped, as JSON, to the file named in CHEYOU_TEST_SUMMARY. What breaks
 * outside a test (a file that does not load, a hook, an unhandled rejection) counts as a failure of its own.
 */
export default class SummaryReporter {
  onTestRunEnd(modules, unhandledErrors) {
    const counts = { passed: 0, failed: unhandledErrors.length, skipped: 0 }
    for (const module of modules) {
      for (const test of module.children.allTests()) counts[outcome(test)] += 1
      counts.failed += module.errors().length
      for (const suite of module.children.allSuites()) counts.failed += suite.errors().length
    }
    writeFileSync(process.env.CHEYOU_TEST_SUMMARY, JSON.stringify(counts))
  }
}

/** A test that was begun and did not end has not passed. */
function outcome(test) {
  const { state } = test.result()
  return state === 'pending' ? 'failed' : state
}
