import { checkRules, defaultRules } from '@cheyou/domain'
import { describe, expect, it } from 'vitest'
import { ruleSet } from './rules.ts'

const paths = (document: unknown) =>
  ruleSet.safeParse(document).error?.issues.map((issue) => issue.path.join('.')) ?? []

describe('the document of a rule set', () => {
  it('takes the default rules whole, through JSON, and changes nothing in them', () => {
    const read = ruleSet.parse(JSON.parse(JSON.stringify(defaultRules())))
    expect(read).toEqual(defaultRules())
    expect(checkRules(read)).toEqual([])
  })

  it('names each place that is missing, misspelt or of another kind', () => {
    expect(paths({ ...defaultRules(), entry: undefined })).toEqual(['entry'])
    const { joining, upgrade, vouchers } = defaultRules()
    expect(paths({ ...defaultRules(), vouchers: { ...vouchers, perVisitmax: 2 } })).toEqual(['vouchers'])
    expect(paths({ ...defaultRules(), upgrade: { ...upgrade, mode: 'now' } })).toEqual(['upgrade.mode'])
    const ways = { ...joining.ways, sale: undefined }
    expect(paths({ ...defaultRules(), joining: { ways } })).toEqual(['joining.ways.sale'])
  })

  it('leaves numbers to the domain, which says what they must be', () => {
    const rules = ruleSet.parse({ ...defaultRules(), redemption: { holdDays: -1 } })
    expect(checkRules(rules)).toEqual([
      { path: 'redemption.holdDays', code: 'NUMBER_INVALID', facts: { value: -1, least: 1, most: 36_500 } },
    ])
  })
})
