import { expect, test } from 'vitest'
import { json, openSandbox, type SandboxClient } from '../testing/sandbox-client.ts'

const TEMPLATE = { id: 'tPointsArrived', keys: ['thing1', 'time2'] }
const GOOD = {
  touser: 'oWangWei',
  template_id: TEMPLATE.id,
  page: 'subpackages/points/pages/statement/index?from=message',
  data: { thing1: { value: '积分到账' }, time2: { value: '2026年11月2日 09:00' } },
  miniprogram_state: 'formal',
  lang: 'zh_CN',
}

async function openWithCredit(): Promise<SandboxClient> {
  const client = await openSandbox({ templates: [TEMPLATE] })
  await client.post('/sandbox/credits', { openid: 'oWangWei', templateId: TEMPLATE.id, count: 1 })
  return client
}

async function send(client: SandboxClient, body: Record<string, unknown>) {
  return json(await client.post(`/cgi-bin/message/subscribe/send?access_token=${await client.token()}`, body))
}

test('one credit is one message', async () => {
  const client = await openWithCredit()
  expect(await send(client, GOOD)).toEqual({ errcode: 0, errmsg: 'ok' })
  expect(await send(client, GOOD)).toMatchObject({
    errcode: 43101,
    errmsg: expect.stringMatching(/^user refuse to accept the msg rid: /) as string,
  })
  const { messages } = await json(await client.get('/sandbox/messages?openid=oWangWei'))
  expect(messages).toEqual([
    {
      openid: 'oWangWei',
      templateId: TEMPLATE.id,
      page: GOOD.page,
      data: { thing1: '积分到账', time2: '2026年11月2日 09:00' },
      sentAt: expect.stringMatching(/Z$/) as string,
    },
  ])
  expect(await json(await client.get('/sandbox/messages?openid=oLiNa'))).toEqual({ messages: [] })
})

test.each([
  ['an unknown person', { touser: 'oNobody' }, 40003, 'invalid openid'],
  ['an unknown template', { template_id: 'tUnknown' }, 40037, 'invalid template_id'],
  ['a page with a leading slash', { page: '/pages/home/index' }, 41030, 'invalid page'],
  ['an unknown language', { lang: 'de_DE' }, 40097, 'invalid args'],
  ['no data', { data: undefined }, 47003, 'argument invalid!'],
  ['a missing key', { data: { thing1: { value: '到账' } } }, 47003, 'data.time2.value is empty'],
  ['an empty value', { data: { ...GOOD.data, thing1: { value: '' } } }, 47003, 'data.thing1.value is empty'],
  ['a long value', { data: { ...GOOD.data, thing1: { value: '字'.repeat(21) } } }, 47003, 'data.thing1.value invalid'],
  ['a bad time', { data: { ...GOOD.data, time2: { value: '9 点' } } }, 47003, 'data.time2.value invalid'],
  ['a key of no template', { data: { ...GOOD.data, thing9: { value: '多' } } }, 47003, 'data.thing9.value invalid'],
])('%s is refused and costs no credit', async (_name, changes, errcode, words) => {
  const client = await openWithCredit()
  const refused = await send(client, { ...GOOD, ...changes })
  expect(refused.errcode).toBe(errcode)
  expect(refused.errmsg).toContain(words)
  expect(await send(client, GOOD)).toEqual({ errcode: 0, errmsg: 'ok' })
})

test('a message needs a token', async () => {
  const client = await openWithCredit()
  expect(await json(await client.post('/cgi-bin/message/subscribe/send', GOOD))).toMatchObject({ errcode: 41001 })
})
