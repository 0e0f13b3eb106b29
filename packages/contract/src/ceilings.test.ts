import { expect, it } from 'vitest'
import { z } from 'zod'
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
 * The most of each money and points input that a person can believe. The lines of a visit and a discount that is asked for are held by the
 * rules of the club (`limits.visit`, ¥500,000 by default), what is quoted by what it is compared with: theirs only keep sums safe. Rules
 * may be saved half done; what they may hold is checked when they are published.
 */
const ceilings = {
  amountFen: 1_000_000_000,
  billFen: 1_000_000_000,
  discretionFen: 1_000_000_000,
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
