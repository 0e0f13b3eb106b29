import type { RuleSet } from '@cheyou/domain'
import { expect, test } from 'vitest'
import { auditClub } from '../../../audit.ts'
import { keptOf, labour, openTill, part, type Till } from './testing/till.ts'

const clean = async ({ club }: Till) => expect((await auditClub(club.app.db.read)).findings).toEqual([])

test('a wash takes off a wash, and nothing of an engine', async () => {
  const till = await openTill('gold')
  const wash = (lineNo: number) => ({ benefits: [{ code: 'wash', lineNo }], prices: 'billed' as const })
  const engine = till.draft([part(500_000, '发动机总成'), labour(500_000, '更换发动机')], wash(1))
  await expect(till.settle(engine)).rejects.toMatchObject({
    code: 'BENEFIT_LINE_UNFIT',
    facts: { lineNo: 1, lineKinds: ['labour'] },
  })
  const { visitId } = await till.settle({ ...engine, ...wash(2) })
  // One use takes off what a wash costs at most, whatever stands on the line.
  expect(await keptOf(till.club, visitId)).toMatchObject({ netFen: [500_000, 490_000] })
  await clean(till)
})

test('a benefit that names work types is not offered on others', async () => {
  const change = (rules: RuleSet): RuleSet => ({
    ...rules,
    benefits: [{ code: 'wash', workTypes: ['regular_service'], lineKinds: ['labour'], mostFen: null }],
  })
  const till = await openTill('silver', { change })
  const draft = till.draft([labour(3_000)], { benefits: [{ code: 'wash', lineNo: 1 }] })
  expect((await till.preview(draft)).choices.benefits).toMatchObject([{ problem: { code: 'BENEFIT_OTHER_CATEGORY' } }])
  await expect(till.settle(draft)).rejects.toMatchObject({ code: 'BENEFIT_OTHER_CATEGORY' })
  await till.settle({ ...draft, workType: 'regular_service' })
  await clean(till)
})
