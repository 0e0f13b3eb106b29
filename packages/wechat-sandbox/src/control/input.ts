import type { Context } from 'koa'
import type { Fault } from '../faults.ts'
import type { Person, PersonInput } from '../people.ts'
import type { World } from '../world.ts'

type Body = Record<string, unknown>

/** The posted JSON object; anything else ends the request with 400. */
export function controlBody(ctx: Context): Body {
  const body: unknown = ctx.request.body
  if (!ctx.is('json') || typeof body !== 'object' || body === null || Array.isArray(body))
    ctx.throw(400, 'a JSON object is expected')
  return body as Body
}

/** The person the body names by openid; 404 when this WeChat has no such person. */
export function personIn(ctx: Context, world: World, body: Body): Person {
  const person = typeof body.openid === 'string' ? world.people.find(body.openid) : null
  if (person === null) ctx.throw(404, 'no person with this openid')
  return person
}

/** A whole number within the bounds, else 400. */
export function integerIn(ctx: Context, body: Body, name: string, bounds: { min: number; max: number }): number {
  const value = body[name]
  const valid = typeof value === 'number' && Number.isInteger(value) && value >= bounds.min && value <= bounds.max
  if (!valid) ctx.throw(400, `${name} must be a whole number from ${bounds.min} to ${bounds.max}`)
  return value
}

/** A text that is not empty, else 400. */
export function textIn(ctx: Context, body: Body, name: string): string {
  const value = body[name]
  if (typeof value !== 'string' || value === '') ctx.throw(400, `${name} must be a text`)
  return value
}

/** A person to add: nickname and phone, the rest may be left out. */
export function personInputIn(ctx: Context, body: Body): PersonInput {
  const optional = (name: 'openid' | 'unionid' | 'countryCode'): Partial<PersonInput> =>
    body[name] === undefined ? {} : { [name]: textIn(ctx, body, name) }
  return {
    nickname: textIn(ctx, body, 'nickname'),
    phone: textIn(ctx, body, 'phone'),
    ...optional('openid'),
    ...optional('unionid'),
    ...optional('countryCode'),
    ...(body.highRisk === undefined ? {} : { highRisk: body.highRisk === true }),
  }
}

/** A fault by its one property: `errcode`, `status`, `body` or `hang: true`. */
export function faultIn(ctx: Context, body: Body): Fault {
  if (body.hang === true) return { kind: 'hang' }
  if (body.body !== undefined) return { kind: 'body', body: textIn(ctx, body, 'body') }
  if (body.status !== undefined) {
    return { kind: 'status', status: integerIn(ctx, body, 'status', { min: 400, max: 599 }) }
  }
  return { kind: 'errcode', errcode: integerIn(ctx, body, 'errcode', { min: -1, max: 9_999_999 }) }
}
