import { checkRules, defaultRules, ruleCeilings, type RuleSet } from '@cheyou/domain'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { ruleSet } from './club/rules.ts'
import { endpoints } from './endpoints.ts'

/** Every number inside a schema, with its name. */
function* numbersIn(schema: z.ZodType, name = ''): Generator<{ name: string; schema: z.ZodNumber }> {
  if (schema instanceof z.ZodObject)
    for (const [inner, one] of Object.entries(schema.shape)) yield* numbersIn(one as z.ZodType, inner)
  else if (schema instanceof z.ZodArray) yield* numbersIn(schema.element as z.ZodType, name)
  else if (schema instanceof z.ZodRecord) yield* numbersIn(schema.valueType as z.ZodType, name)
  else if (schema instanceof z.ZodUnion)
    for (const option of schema.options) yield* numbersIn(option as z.ZodType, name)
  else if (schema instanceof z.ZodNullable || schema instanceof z.ZodOptional)
    yield* numbersIn(schema.unwrap() as z.ZodType, name)
  else if (schema instanceof z.ZodNumber) yield { name, schema }
}

const isMoneyOrPoints = (name: string): boolean => /Fen$|[pP]oints|^(qualifying|redeemable)$/.test(name)

/**
 * The most of each money and points input that a person can believe. What a visit comes to is held by the rules of the club as well
 * (`limits.visit`, ¥500,000 by default), what is quoted by what it is compared with: that ceiling only keeps sums safe. Rules may be
 * saved half done; what they may hold is checked below.
 */
const ceilings = {
  amountFen: 200_000_000,
  billFen: 200_000_000,
  discretionFen: 200_000_000,
  quotedFen: 1_000_000_000,
  quotedPoints: 1_000_000_000,
  paidFen: 10_000_000,
  premiumFen: 50_000_000,
  faceFen: 10_000_000,
  minimumSpendFen: 10_000_000,
  pointsPrice: 1_000_000,
  qualifying: 1_000_000,
  redeemable: 1_000_000,
}

it('every input of money or points has a ceiling that a person can believe, and is on this list', () => {
  const found = endpoints
    .filter(({ path }) => !path.startsWith('/api/console/rule-drafts'))
    .flatMap(({ params, query, body }) => [params, query, body])
    .flatMap((schema) => (schema ? [...numbersIn(schema)] : []))
    .filter(({ name }) => isMoneyOrPoints(name))
    .map(({ name, schema }) => [name, schema.maxValue])
  expect(Object.fromEntries(found)).toEqual(ceilings)
  // The same wherever the name is used.
  for (const [name, most] of found) expect([name, most]).toEqual([name, ceilings[name as keyof typeof ceilings]])
})

/** Rules in which every number that rules can hold is there. */
function wholeRules(): RuleSet {
  const rules = defaultRules()
  const dates = { from: '2026-11-01', to: '2026-11-30', workTypes: null, tiers: null }
  const campaigns = [{ code: 'double', name: '双倍', ...dates, multiplierMilli: 2_000 }]
  const { existing } = rules.entry
  return {
    ...rules,
    entry: { ...rules.entry, existing: { ...existing, windowMonths: 12 } },
    downgrade: { kind: 'one_step', belowQualifying: 1_000 },
    expiry: { kind: 'rolling_months', months: 12 },
    earning: { ...rules.earning, campaigns },
  }
}

/** Every number in a value, by its path. */
function* numberPaths(value: unknown, path: readonly string[] = []): Generator<readonly string[]> {
  if (typeof value === 'number') yield path
  else if (typeof value === 'object' && value !== null)
    for (const [key, inner] of Object.entries(value)) yield* numberPaths(inner, [...path, key])
}

function withAt(value: unknown, [key, ...rest]: readonly string[], number: number): unknown {
  if (key === undefined) return number
  if (Array.isArray(value)) return value.map((one, index) => (String(index) === key ? withAt(one, rest, number) : one))
  const object = value as Record<string, unknown>
  return { ...object, [key]: withAt(object[key], rest, number) }
}

const nameOf = (path: readonly string[]): string => path.findLast((part) => !/^\d+$/.test(part)) ?? ''

it('every number in rules has a ceiling that a person can believe, and what is above it is named with its place', () => {
  const rules = wholeRules()
  expect(checkRules(rules)).toEqual([])
  const paths = [...numberPaths(rules)].filter(([first]) => first !== 'version')
  const inSchema = [...numbersIn(ruleSet)].map(({ name }) => name).filter((name) => name !== 'version')
  expect(new Set(paths.map(nameOf))).toEqual(new Set(inSchema))
  for (const path of paths) {
    const place = path.join('.')
    const found = checkRules(withAt(rules, path, ruleCeilings.visitFen + 1) as RuleSet)
    const codes = found.filter((problem) => problem.path === place).map(({ code }) => code)
    expect([place, codes]).toEqual([
      place,
      expect.arrayContaining([expect.stringMatching(/^(NUMBER_INVALID|DISCOUNT_OUT_OF_RANGE)$/)]),
    ])
  }
})
