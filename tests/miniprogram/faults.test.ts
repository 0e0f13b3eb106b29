import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeMiniProgram, fixture } from './suite.ts'

const dist = fixture('faulty')

describeMiniProgram('faults', (start) => {
  it.each([
    ['抛错', 'uncaught', '当场出错'],
    ['稍后抛错', 'uncaught', '过后出错'],
    ['拒绝', 'rejection', '无人接住'],
    ['打印错误', 'console-error', '不对劲'],
    ['没有方法', 'handler-missing', 'has no method "missing"'],
    ['太大', 'set-data-size', 'at most 262144'],
    ['参数不对', 'wx-call', 'wx.showToast: title must be string, not 1'],
    ['没有这一页', 'navigation', 'page "pages/nowhere/nowhere" is not found'],
    ['没有这个接口', 'uncaught', 'wx.flyToTheMoon is not a function'],
    ['没有准备', 'unsupported', 'launch() was given no wx.scanCode'],
    ['执行文字', 'uncaught', 'Code generation from strings disallowed'],
    ['浏览器', 'uncaught', 'document is not defined'],
    ['换成未知模板', 'template', 'Template `unknown` not found'],
    ['没人听', 'unheard', 'nobody hears a tap on "没人听"'],
  ])('%s: %s', async (target, kind, words) => {
    const app = await start({ dist })
    const failure = app.tap({ text: new RegExp(`^${target}$`) })
    await expect(failure).rejects.toMatchObject({
      name: 'MiniProgramError',
      faults: expect.arrayContaining([expect.objectContaining({ kind })]) as unknown,
    })
    await expect(failure).rejects.toThrow(words)
    await app.settle()
  })

  it('takes the largest setData that is allowed', async () => {
    const app = await start({ dist })
    await app.tap('正好')
    expect(app.has('正好')).toBe(true)
  })

  it('typing that nobody hears', async () => {
    const app = await start({ dist })
    await expect(app.type('没人听的框', '字')).rejects.toMatchObject({ faults: [{ kind: 'unheard' }] })
  })

  it('a tap that reaches the framework but nobody in the program', async () => {
    const app = await start({ dist: fixture('framework') })
    await app.tap('有人听')
    await app.waitFor('听到了')
    await expect(app.tap('没人听')).rejects.toThrow('nobody hears a tap on "没人听"')
  })

  it('a tag that no component is registered for', async () => {
    const app = await start({ dist })
    await expect(app.goto('/pages/second/second')).rejects.toThrow('<nowhere-registered> is not registered')
  })

  it('what went wrong after the last action fails the end of the test', async () => {
    const app = await start({ dist })
    const error = new Error('nobody waited')
    const promise = app.realm().promise((_, reject) => reject(error))
    expect(app.realm().owns(promise)).toBe(true)
    await expect(app.close()).rejects.toMatchObject({ faults: [{ kind: 'rejection', message: 'nobody waited' }] })
  })
})

describeMiniProgram('package sizes', (start) => {
  let copy = ''

  beforeAll(async () => {
    copy = await mkdtemp(join(tmpdir(), 'cheyou-miniprogram-'))
    await cp(fixture('garage'), copy, { recursive: true })
  })

  afterAll(() => rm(copy, { recursive: true }))

  it.each([
    ['main package', 'large.js'],
    ['more', 'more/large.js'],
  ])('a %s over 2 MB', async (name, file) => {
    await writeFile(join(copy, file), ' '.repeat(2 * 1024 * 1024))
    await expect(start({ dist: copy })).rejects.toThrow(new RegExp(`\\[package-size\\] [^]*${name}: \\d+ bytes`))
    await rm(join(copy, file))
    const app = await start({ dist: copy })
    expect(app.page.path).toBe('pages/home/home')
  })
})
