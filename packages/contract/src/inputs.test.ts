import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { endpoints } from './endpoints.ts'

/** Every schema inside a schema, with the way to it. */
function* within(schema: z.ZodType, path: string): Generator<{ path: string; schema: z.ZodType }> {
  if (schema instanceof z.ZodObject)
    for (const [name, inner] of Object.entries(schema.shape)) yield* within(inner as z.ZodType, `${path}.${name}`)
  else if (schema instanceof z.ZodArray) yield* within(schema.element as z.ZodType, `${path}[]`)
  else if (schema instanceof z.ZodRecord) {
    yield* within(schema.keyType as z.ZodType, `${path}{key}`)
    yield* within(schema.valueType as z.ZodType, `${path}{}`)
  } else if (schema instanceof z.ZodUnion) for (const option of schema.options) yield* within(option as z.ZodType, path)
  else if (schema instanceof z.ZodNullable || schema instanceof z.ZodOptional)
    yield* within(schema.unwrap() as z.ZodType, path)
  else yield { path, schema }
}

const inputs = endpoints.flatMap((endpoint) =>
  (['params', 'query', 'body'] as const).flatMap((part) => {
    const schema = endpoint[part]
    return schema === undefined ? [] : [...within(schema, `${endpoint.method} ${endpoint.path} ${part}`)]
  }),
)
const strings = inputs.filter(({ schema }) => schema.def.type === 'string')

/** One of these fits every text that can be sent. */
const samples = [
  '01ARZ3NDEKTSV4RRFFQ69G5FAV',
  'repair',
  '车主的话',
  '2026-11-18',
  '2026-11-18T02:30:00.000Z',
  '123456',
  '0'.repeat(32),
  'A'.repeat(27),
  `${'0'.repeat(64)}.jpg`,
  '#1f5eff',
]

/** A password is taken as it is typed and only hashed; a cursor is read, and what is in it checked. */
const isTakenAsItIs = (path: string) => path.endsWith('.password') || path.endsWith('.cursor')

it('finds the texts of all inputs, and knows each kind of input', () => {
  expect(strings.length).toBeGreaterThan(120)
  expect(new Set(inputs.map(({ schema }) => schema.def.type))).toEqual(
    new Set(['boolean', 'enum', 'literal', 'number', 'string']),
  )
})

describe.each(strings.map(({ path, schema }) => [path, schema] as const))('%s', (path, schema) => {
  const fitting = samples.filter((sample) => schema.safeParse(sample).success)
  const read = (given: string) => schema.safeParse(given)

  // MariaDB ignores trailing blanks when it compares: a text with one would be another text's twin.
  it('is never a text that ends in a blank', () => {
    expect(fitting).not.toEqual([])
    if (isTakenAsItIs(path)) return
    for (const sample of fitting)
      for (const blank of [' ', '  ', '\t', '\u00a0', '\u3000', '\n']) {
        const { success, data } = read(sample + blank)
        expect([sample + blank, success ? data : sample]).toEqual([sample + blank, sample])
      }
  })

  it('refuses halves of surrogate pairs', () => {
    for (const sample of fitting)
      for (const half of ['\ud800', '\udfff', '\ude00\ud83d'])
        expect(read(sample + half).success).toBe(path.endsWith('cursor'))
  })

  it('is, where it is a day or an instant, within 1900 to 2100', () => {
    // What also takes a day that no calendar has is a text.
    const isDay = read('2026-11-18').success && !read('2026-13-48').success
    const isInstant = read('2026-11-18T02:30:00.000Z').success && !read('2026-13-48T99:30:00.000Z').success
    const far = ['0001', '1899', '2101', '9999'].map((year) => `${year}-12-31`)
    const refused = [...(isDay ? far : []), ...(isInstant ? far.map((day) => `${day}T12:00:00.000Z`) : [])]
    expect(refused.filter((given) => read(given).success)).toEqual([])
  })

  it('never holds what nobody sees', () => {
    if (isTakenAsItIs(path)) return
    for (const sample of fitting)
      for (const unseen of ['\u0000', '\u001b', '\u007f', '\u0085', '\u200b', '\u202e', '\ufeff']) {
        const { success, data } = read(unseen + sample)
        expect([unseen, success ? data : sample]).toEqual([unseen, sample])
      }
  })
})
