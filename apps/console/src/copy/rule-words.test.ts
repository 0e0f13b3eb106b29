import { expect, it } from 'vitest'
import { exampleRules as rules } from './testing/example-rules.ts'
import { ruleChanges, ruleFacts } from './rule-facts.ts'
import { ruleProblemSentence } from './rule-problems.ts'

const workTypes = [{ code: 'repair', name: '一般维修' }]

it('says every rule once, and nothing is different between equals', () => {
  const facts = ruleFacts(rules(), workTypes)
  expect(new Set(facts.map(({ key }) => key)).size).toBe(facts.length)
  expect(ruleChanges(facts, facts)).toEqual([])
  const said = facts.map(({ subject, label, value }) => `${subject} ${label} ${value}`)
  expect(said).toContain('银卡 工时 9.5 折')
  expect(said).toContain('其他维修类型 客户付 每元 累计 1 分、可兑换 1 分')
  expect(said).toContain('升级 连续续保 2 年，每年满 ¥5,000')
})

it('says what changed, came and went', () => {
  const changed = rules()
  changed.earning.rates[0]!.redeemableMilliPerYuan = 2000
  changed.earning.rates.push({
    workType: 'repair',
    payer: 'customer',
    qualifyingMilliPerYuan: 1500,
    redeemableMilliPerYuan: 0,
  })
  changed.thresholds = []
  const changes = ruleChanges(ruleFacts(rules(), workTypes), ruleFacts(changed, workTypes))
  expect(changes.map(({ subject, before, after }) => [subject, before, after])).toEqual([
    ['其他维修类型', '每元 累计 1 分、可兑换 1 分', '每元 累计 1 分、可兑换 2 分'],
    ['一般维修', null, '每元 累计 1.5 分、可兑换 0 分'],
    ['累计一万分工时优惠', '累计一万分工时优惠', null],
    ['累计一万分工时优惠', '10,000 分', null],
    ['累计一万分工时优惠', '8.5 折', null],
    ['累计一万分工时优惠', '不打折', null],
  ])
})

it('says sources, campaigns, who enters where and the order of discounts', () => {
  const more = rules()
  more.entry.existing = { shares: [{ tier: 'silver', shareMilli: 200 }], windowMonths: 24 }
  more.earning.sources = [{ code: 'magazine', name: '投稿会刊', qualifying: 0, redeemable: 50, perYear: 4 }]
  more.earning.campaigns = [
    {
      code: 'spring',
      name: '春季双倍',
      from: '2027-03-01',
      to: '2027-03-31',
      workTypes: ['repair'],
      tiers: null,
      multiplierMilli: 2000,
    },
  ]
  const facts = ruleFacts(more, workTypes)
  expect(new Set(facts.map(({ key }) => key)).size).toBe(facts.length)
  const said = facts.map(({ subject, label, value }) => `${subject} ${label} ${value}`)
  expect(said).toContain('老客户 按自付消费排名 消费最多的 20% 进银卡，其余进普通卡')
  expect(said).toContain('老客户 看多久的消费 最近 24 个月')
  expect(said).toContain('投稿会刊 每年最多 4 次')
  expect(said).toContain('春季双倍 活动 2027-03-01 至 2027-03-31，一般维修的到店积分 ×2')
  expect(said).toContain('续会时 等级 到期不降级')
  expect(said).toContain('结算 先后 服务包免费项目 → 等级折扣 → 门槛优惠 → 代金券')
})

it('words problems with the names of the shop', () => {
  const sentence = (code: string, facts: Record<string, unknown>) =>
    ruleProblemSentence({ path: '', code, facts }, workTypes)
  expect(sentence('WORK_TYPE_UNKNOWN', { workType: 'repair' })).toBe('店里没有“一般维修”这个维修类型')
  expect(sentence('RATE_MISSING', { workType: '*', payer: 'internal' })).toBe('“其他维修类型”缺少内部的比例')
  expect(sentence('NUMBER_INVALID', { value: -1, least: 0, most: 1_000_000_000 })).toBe(
    '请填 0 到 1,000,000,000 之间的整数',
  )
  const rate = { path: '', code: 'NUMBER_INVALID', facts: { value: -1, least: 0, most: 1_000_000_000 } }
  expect(ruleProblemSentence(rate, workTypes, 1000)).toBe('请填 0 到 1,000,000 之间的数')
  expect(sentence('SOMETHING_NEW', {})).toBe('这里填得不对')
})
