import type { Context } from 'koa'
import { postedObject, text } from '../answers.ts'
import { WechatRefusal } from '../errcodes.ts'
import { fitsField } from '../message-fields.ts'
import type { World } from '../world.ts'

const STATES: readonly unknown[] = ['developer', 'trial', 'formal']
const LANGUAGES: readonly unknown[] = ['zh_CN', 'en_US', 'zh_HK', 'zh_TW']

function checkedPage(page: unknown): string | null {
  if (page === undefined || page === '') return null
  if (typeof page !== 'string' || !/^\w[\w\-/]*(\?.*)?$/.test(page)) throw new WechatRefusal(41030)
  return page
}

function checkedOptions(body: Record<string, unknown>): void {
  const { miniprogram_state: state, lang } = body
  if (state !== undefined && !STATES.includes(state)) throw new WechatRefusal(40097)
  if (lang !== undefined && !LANGUAGES.includes(lang)) throw new WechatRefusal(40097)
}

/** The values by key; 47003 names the first one that is missing, too long, of the wrong form or not in the template. */
function checkedData(data: unknown, keys: readonly string[]): Record<string, string> {
  if (typeof data !== 'object' || data === null) throw new WechatRefusal(47003)
  const given = data as Record<string, unknown>
  const values: Record<string, string> = {}
  for (const key of new Set([...keys, ...Object.keys(given)])) {
    const field = given[key]
    const value: unknown = typeof field === 'object' && field !== null && 'value' in field ? field.value : undefined
    if (value === undefined || value === '') throw new WechatRefusal(47003, `data.${key}.value is empty`)
    const valid = (typeof value === 'string' || typeof value === 'number') && keys.includes(key)
    if (!valid || !fitsField(key, String(value))) throw new WechatRefusal(47003, `data.${key}.value invalid`)
    values[key] = String(value)
  }
  return values
}

/** `POST /cgi-bin/message/subscribe/send`: one message for one credit; 43101 when the person gave none. */
export function sendSubscribeMessage(world: World) {
  return (ctx: Context): void => {
    const body = postedObject(ctx)
    world.accessTokens.require(text(ctx.query.access_token))
    const person = world.people.find(text(body.touser) ?? '')
    if (person === null) throw new WechatRefusal(40003)
    const template = world.messages.template(text(body.template_id) ?? '')
    if (template === null) throw new WechatRefusal(40037)
    const page = checkedPage(body.page)
    checkedOptions(body)
    const data = checkedData(body.data, template.keys)
    const delivered = world.messages.deliver({ openid: person.openid, templateId: template.id, page, data })
    if (!delivered) throw new WechatRefusal(43101)
    ctx.body = { errcode: 0, errmsg: 'ok' }
  }
}
