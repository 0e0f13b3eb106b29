import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
/** In a browser Taro's page element scrolls, which no key reaches; on the phone WeChat scrolls the page itself. */
const NOT_OURS = { 'scrollable-region-focusable': { enabled: false } }
const STANDARDS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

export interface Finding {
  screen: string
  rule: string
  impact: string
  /** Elements by selector and what is wrong with each. */
  elements: string[]
}

interface AxeResult {
  id: string
  impact: string
  nodes: { target: string[]; failureSummary: string }[]
}

/** What axe-core finds serious or critical on a page (WCAG 2.2 AA). */
export async function findBarriers(screen: string, page: Page): Promise<Finding[]> {
  // The page's own policy allows no foreign script, and need not: the debugger is not bound by it.
  if ((await page.evaluate('typeof axe')) === 'undefined') await page.evaluate(axe)
  const options = { runOnly: STANDARDS, rules: NOT_OURS, resultTypes: ['violations'] }
  const violations = await page.evaluate<AxeResult[]>(
    `axe.run(document, ${JSON.stringify(options)}).then(({ violations }) => violations)`,
  )
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, impact, nodes }) => ({
      screen,
      rule: id,
      impact,
      elements: nodes.map(({ target, failureSummary }) => `${target.join(' ')}: ${failureSummary}`),
    }))
}
