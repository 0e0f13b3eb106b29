import type { Endpoint } from '@cheyou/contract'
import { z } from 'zod'

/** Ids of things that there are, by the name that the contract gives them: `memberId`, `visitId`. */
export type Things = Readonly<Record<string, string>>

/** An id in the right form, of nothing. */
const NOTHING = '01ARZ3NDEKTSV4RRFFQ69G5FAV'
/** One of these fits every text of the contract. */
const texts = [
  NOTHING,
  'repair',
  '2026-11-18',
  '2026-11-18T02:30:00.000Z',
  '123456',
  `${'0'.repeat(64)}.jpg`,
  '0'.repeat(32),
]
const numbers = [1, 100, 0]

/** A value that fits a schema, naming the things that there are where their names are asked for. */
export function fittingValue(schema: z.ZodType, things: Things, name = ''): unknown {
  const inner = (one: unknown, called = name) => fittingValue(one as z.ZodType, things, called)
  if (schema instanceof z.ZodObject)
    return Object.fromEntries(
      Object.entries(schema.shape)
        .map(([key, one]) => [key, inner(one, key)])
        .filter(([, value]) => value !== undefined),
    )
  if (schema instanceof z.ZodArray) return [inner(schema.element)]
  if (schema instanceof z.ZodRecord) return {}
  if (schema instanceof z.ZodUnion) return inner(schema.options[0])
  if (schema instanceof z.ZodNullable) return null
  if (schema instanceof z.ZodOptional) return undefined
  if (schema instanceof z.ZodEnum) return schema.options[0]
  if (schema instanceof z.ZodLiteral) return [...schema.values][0]
  if (schema instanceof z.ZodBoolean) return true
  const known = things[name]
  const candidates = schema.def.type === 'string' ? [...(known === undefined ? [] : [known]), ...texts] : numbers
  return candidates.find((one) => schema.safeParse(one).success) ?? candidates[0]
}

/** A request that the contract takes. */
export interface FittingRequest {
  path: string
  query: Record<string, unknown>
  body: unknown
}

export function fittingRequest(endpoint: Endpoint, things: Things): FittingRequest {
  const params = (endpoint.params ? fittingValue(endpoint.params, things) : {}) as Record<string, unknown>
  return {
    path: endpoint.path.replace(/:(\w+)/g, (_, name: string) => String(params[name])),
    query: (endpoint.query ? fittingValue(endpoint.query, things) : {}) as Record<string, unknown>,
    body: endpoint.body ? fittingValue(endpoint.body, things) : undefined,
  }
}

/** The address with its query. */
export const addressWith = ({ path, query }: Pick<FittingRequest, 'path' | 'query'>): string => {
  const asked = Object.entries(query).map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`)
  return asked.length === 0 ? path : `${path}?${asked.join('&')}`
}
