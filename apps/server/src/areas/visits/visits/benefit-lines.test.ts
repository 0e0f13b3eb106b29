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

test('a benefit says before it is chosen, line by line, how much less is paid with it, and the same once it is', async () => {
  const till = await openTill('silver')
  const lines = [labour(3_000, '洗车'), part(9_000), { ...labour(4_000), payer: 'insurer' as const }, labour(20_000)]
  const chosen = (lineNo: number) => till.draft(lines, { benefits: [{ code: 'wash', lineNo }] })
  const paid = async (draft: Parameters<Till['preview']>[0]) => (await till.preview(draft)).totals.customerFen
  const told = async (draft: Parameters<Till['preview']>[0]) => (await till.preview(draft)).choices.benefits[0]?.saves
  const saves = await told(till.draft(lines))
  const now = await paid(till.draft(lines))
  expect(saves).toEqual([
    { lineNo: 1, savesFen: now - (await paid(chosen(1))) },
    { lineNo: 4, savesFen: now - (await paid(chosen(4))) },
  ])
  expect(saves).toEqual(await told(chosen(1)))
  expect(saves?.[0]?.savesFen).toBe(2_850)
})
