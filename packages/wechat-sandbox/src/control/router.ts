import { Router } from '@koa/router'
import type { Context } from 'koa'
import { maskPhone, type Person } from '../people.ts'
import type { World } from '../world.ts'
import { controlBody, faultIn, integerIn, personIn, personInputIn, textIn } from './input.ts'

function personView(person: Person) {
  return { openid: person.openid, nickname: person.nickname, phone: maskPhone(person.phone) }
}

function addPerson(world: World) {
  return (ctx: Context): void => {
    const input = personInputIn(ctx, controlBody(ctx))
    try {
      ctx.body = personView(world.people.add(input))
      ctx.status = 201
    } catch (error) {
      if (error instanceof RangeError) ctx.throw(400, error.message)
      throw error
    }
  }
}

/** What the phone button of a mini-program gives: a code, or `errno` 1400001 when the quota is used up. */
function phoneCode(world: World) {
  return (ctx: Context): void => {
    const person = personIn(ctx, world, controlBody(ctx))
    ctx.body = world.phoneQuota.take()
      ? { code: world.phoneCodes.issue(person.openid), errMsg: 'getPhoneNumber:ok' }
      : { errno: 1400001, errMsg: 'getPhoneNumber:fail jsapi has no permission, quota is empty' }
  }
}

function setPhoneQuota(world: World) {
  return (ctx: Context): void => {
    const body = controlBody(ctx)
    world.phoneQuota.set(body.left === null ? null : integerIn(ctx, body, 'left', { min: 0, max: 1_000_000 }))
    ctx.body = { left: world.phoneQuota.left }
  }
}

function grantCredits(world: World) {
  return (ctx: Context): void => {
    const body = controlBody(ctx)
    const person = personIn(ctx, world, body)
    const count = integerIn(ctx, body, 'count', { min: 1, max: 1000 })
    ctx.body = { credits: world.messages.grant(person.openid, textIn(ctx, body, 'templateId'), count) }
  }
}

function planFault(world: World) {
  return (ctx: Context): void => {
    const body = controlBody(ctx)
    const times = integerIn(ctx, body, 'times', { min: 1, max: 1000 })
    world.faults.plan(textIn(ctx, body, 'path'), faultIn(ctx, body), times)
    ctx.status = 204
  }
}

/** What stands in for fingers on phones, and lets tests make WeChat fail. Never part of the real WeChat. */
export function controlRouter(world: World): Router {
  const router = new Router({ prefix: '/sandbox' })
  router.get('/people', (ctx) => {
    ctx.body = { people: world.people.all().map(personView) }
  })
  router.post('/people', addPerson(world))
  router.post('/login-code', (ctx) => {
    const person = personIn(ctx, world, controlBody(ctx))
    ctx.body = { code: world.loginCodes.issue(person.openid), errMsg: 'login:ok' }
  })
  router.post('/phone-code', phoneCode(world))
  router.post('/phone-quota', setPhoneQuota(world))
  router.post('/credits', grantCredits(world))
  router.get('/messages', (ctx) => {
    const openid = ctx.query.openid
    ctx.body = { messages: world.messages.sent(typeof openid === 'string' ? openid : undefined) }
  })
  router.post('/fail', planFault(world))
  return router
}
