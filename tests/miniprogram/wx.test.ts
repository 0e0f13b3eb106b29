import { once } from 'node:events'
import type { Server } from 'node:http'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { App } from './app.ts'
import { describeMiniProgram, fixture } from './suite.ts'
import { WxFail } from './wx/api.ts'

const dist = fixture('phone')

/** Taps one of the fixture's buttons and gives what it then says. */
async function ask(app: App, task: string): Promise<unknown> {
  await app.tap({ tag: 'button', text: new RegExp(`^${task}$`) })
  await app.waitUntil(() => answerOf(app) !== '…')
  return JSON.parse(answerOf(app))
}

function answerOf(app: App): string {
  return app.findAll({ id: 'answer' })[0]?.children.join('') ?? ''
}

describeMiniProgram('storage', (start) => {
  it('keeps values, not references, and hands them to the next run', async () => {
    const app = await start({ dist })
    await ask(app, '存')
    expect(await ask(app, '取')).toEqual({ plate: '沪A12345' })
    const next = await start({ dist, storage: app.storage() })
    expect(await ask(next, '取')).toEqual({ plate: '沪A12345' })
  })

  it('says what is missing as WeChat does', async () => {
    const app = await start({ dist })
    expect(await ask(app, '取不到')).toEqual({ errMsg: 'getStorage:fail data not found' })
    expect(await ask(app, '无此键')).toEqual([''])
  })
})

describeMiniProgram('requests', (start) => {
  let server: Server
  let origin = ''

  beforeAll(async () => {
    server = createServer((request, response) => {
      const { url = '', method, headers } = request
      if (url.startsWith('/slow')) return
      void text(request).then((body) => {
        response.writeHead(url.startsWith('/missing') ? 404 : 200, { 'content-type': 'application/json' })
        response.end(JSON.stringify({ url, method, type: headers['content-type'], trace: headers['x-trace'], body }))
      })
    }).listen(0, '127.0.0.1')
    await once(server, 'listening')
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  })

  afterAll(() => {
    server.closeAllConnections()
    server.close()
  })

  it('go over HTTP to the server under test', async () => {
    const app = await start({ dist, server: origin })
    expect(await ask(app, '发')).toMatchObject({
      statusCode: 200,
      errMsg: 'request:ok',
      data: { url: '/echo?from=phone', method: 'POST', type: 'application/json', trace: 't1', body: '{"points":8}' },
    })
    expect(await ask(app, '查')).toMatchObject({ data: { url: '/echo?from=phone&page=2', method: 'GET', body: '' } })
    expect(await ask(app, '找不到')).toMatchObject({ statusCode: 404, errMsg: 'request:ok' })
    expect(app.calls('request')).toHaveLength(3)
  })

  it('time out, are aborted, and fail without network', async () => {
    const app = await start({ dist, server: origin })
    expect(await ask(app, '太慢')).toEqual({ errMsg: 'request:fail timeout', errno: 5 })
    expect(await ask(app, '中止')).toEqual({ errMsg: 'request:fail abort' })
    await app.setOnline(false)
    expect(answerOf(app)).toBe('断网')
    expect(await ask(app, '查')).toMatchObject({ errMsg: 'request:fail net::ERR_INTERNET_DISCONNECTED' })
    expect(await ask(app, '网')).toMatchObject({ networkType: 'none' })
  })
})

describeMiniProgram('what WeChat draws', (start) => {
  it('a dialog lies over everything until it is answered', async () => {
    const app = await start({ dist })
    await app.tap({ tag: 'button', text: /^问$/ })
    await app.waitFor('将扣除 100 积分')
    expect(app.has('量')).toBe(true)
    await app.tap('兑换')
    await app.waitFor('"confirm":true')
    expect(app.has('将扣除 100 积分')).toBe(false)
  })

  it('an action sheet gives the choice, or fails when cancelled', async () => {
    const app = await start({ dist })
    await app.tap({ tag: 'button', text: /^选$/ })
    await app.tap('保养')
    await app.waitFor('"tapIndex":1')
    await app.tap({ tag: 'button', text: /^选$/ })
    await app.tap('取消')
    await app.waitFor('showActionSheet:fail cancel')
    expect(app.calls('showActionSheet')).toHaveLength(2)
  })

  it('a toast goes by itself', async () => {
    const app = await start({ dist })
    await ask(app, '提示')
    expect(app.has({ tag: 'toast', text: '已登记' })).toBe(true)
    await app.skipTime(3000)
    expect(app.has({ tag: 'toast' })).toBe(false)
  })
})

describeMiniProgram('the phone', (start) => {
  it('is changed and asked', async () => {
    const app = await start({ dist })
    expect(await ask(app, '调亮')).toMatchObject({ value: 1 })
    expect(app.device.brightness).toBe(1)
    await app.setTheme('dark')
    expect(answerOf(app)).toBe('dark')
  })

  it('scans what the test holds up, or is refused', async () => {
    const answers = [() => ({ result: 'CODE' }), () => Promise.reject(new WxFail('cancel'))]
    const app = await start({ dist, wx: { scanCode: () => answers.shift()?.() } })
    expect(await ask(app, '扫')).toEqual({ result: 'CODE', errMsg: 'scanCode:ok' })
    expect(await ask(app, '扫')).toEqual({ errMsg: 'scanCode:fail cancel' })
    expect(app.calls('scanCode')[0]?.options).toEqual({ onlyFromCamera: true })
  })

  it('has a clock that a test moves on', async () => {
    const app = await start({ dist })
    await app.tap('等一分钟')
    await app.skipTime(59_000)
    expect(answerOf(app)).toBe('…')
    await app.skipTime(1000)
    await app.waitUntil(() => answerOf(app) === '60')
  })
})

describeMiniProgram('elements', (start) => {
  it('are measured by their own style', async () => {
    const app = await start({ dist })
    expect(await ask(app, '量')).toEqual([
      { id: 'box', dataset: { kind: 'wide' }, left: 0, top: 0, right: 150, bottom: 20, width: 150, height: 20 },
      [],
    ])
  })

  it('show what was drawn on a canvas', async () => {
    const app = await start({ dist })
    expect(await ask(app, '画')).toEqual({ width: 40 })
    const canvas = app.canvas('二维码')
    expect(canvas?.size).toEqual({ width: 80, height: 80 })
    expect([canvas?.colourAt(19, 20), canvas?.colourAt(20, 20), canvas?.colourAt(40, 39)]).toEqual([
      '#ffffff',
      '#111111',
      '#ffffff',
    ])
    expect(canvas?.strokes.at(-1)).toEqual({ method: 'fillRect', args: [10, 10, 10, 10], fillStyle: '#111111' })
  })
})
