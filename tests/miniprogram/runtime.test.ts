import { expect, it } from 'vitest'
import { describeMiniProgram, fixture } from './suite.ts'
import { printTree } from './tree.ts'

const dist = fixture('garage')

describeMiniProgram('lifecycle', (start) => {
  it('starts as WeChat does', async () => {
    const app = await start({ dist, scene: 1047 })
    expect(app.logs()).toEqual([
      'app launch pages/home/home 1047',
      'app show',
      'home load',
      'home show',
      'tally attached 3',
      'tally show',
      'home ready',
    ])
    expect(app.page.title).toBe('首页')
  })

  it('keeps tab pages alive and ends others', async () => {
    const app = await start({ dist })
    await app.tap('我的')
    await app.tap('首页')
    await app.tap('我的')
    const seen = app
      .logs()
      .filter((line) => line.startsWith('mine') || line.startsWith('home') || line.startsWith('tab'))
    expect(seen.slice(3)).toEqual([
      'tab 我的',
      'home hide',
      'mine load',
      'mine show',
      'home show',
      'tab 我的',
      'home hide',
      'mine show',
    ])
    expect(app.page.text()).toBe('我的页')
  })

  it('loads a subpackage on demand, passes the query as it is written, and talks through the event channel', async () => {
    const app = await start({ dist })
    await app.tap('去详情')
    await app.waitFor('详情 7沪 你好')
    expect(app.page.query).toEqual({ id: '7', name: '%E6%B2%AA' })
    expect(app.page.stack).toEqual(['pages/home/home', 'more/detail/detail'])
    expect(app.page.title).toBe('车库')
    await app.tap('选好了')
    await app.waitFor('已选 详情里选的')
    expect(app.logs()).toContain('detail load 2 1')
    expect(app.logs()).toContain('detail unload')
  })
})

describeMiniProgram('navigation', (start) => {
  it('refuses an eleventh page', async () => {
    const app = await start({ dist })
    await app.tap('去详情')
    for (let depth = 3; depth <= 10; depth += 1) await app.tap('再开一页')
    expect(app.page.stack).toHaveLength(10)
    await expect(app.tap('再开一页')).rejects.toThrow('webview count limit exceed')
  })

  it('goes to the background and comes back', async () => {
    const app = await start({ dist })
    await app.hide()
    await app.show()
    expect(app.logs().slice(-5)).toEqual(['home hide', 'app hide', 'app show', 'home show', 'tally show'])
  })

  it('opens where it is told to', async () => {
    const app = await start({ dist, path: '/more/detail/detail?id=9' })
    expect(app.page.text()).toContain('详情 9')
    await app.goto('/pages/mine/mine')
    expect(app.logs().slice(-3)).toEqual(['detail unload', 'mine load', 'mine show'])
  })
})

describeMiniProgram('the element tree', (start) => {
  it('shows templates, wxs, lists and components as a person reads them', async () => {
    const app = await start({ dist })
    expect(app.page.text().split('\n').slice(0, 5)).toEqual([
      '老王的车库',
      '沪A12345 100 公里',
      '沪B67890 200 公里',
      '往上冒',
      '到此为止',
    ])
    expect(app.has('看不见')).toBe(false)
    expect(app.has({ role: 'heading', text: '车库' })).toBe(true)
    expect(printTree(app.tree())).toContain('<view class="tally" bindtap="add">')
  })

  it('sends a tap up the tree until it is caught', async () => {
    const app = await start({ dist })
    await app.tap('往上冒')
    expect(app.page.text()).toContain('听到 里bubbling外bubbling')
    await app.tap('到此为止')
    expect(app.page.text()).toContain('听到 里bubbling外bubbling里caught\n')
  })

  it('gives the data-… of the element that listens', async () => {
    const app = await start({ dist })
    await app.tap('沪B67890')
    expect(app.page.text()).toContain('已选 b')
  })

  it('keeps a component, its data and its slot over renders of its page, until it goes', async () => {
    const app = await start({ dist })
    await app.tap('点了 0 次')
    await app.waitFor('收到 1')
    await app.tap('加起点')
    expect(app.page.text()).toContain('点了 1 次\n从 13 起共 14\n槽里的字')
    await app.tap('不数了')
    expect(app.has('槽里的字')).toBe(false)
    expect(app.logs().at(-1)).toBe('tally detached')
  })

  it('names the screen when something is not there, and asks which when there are several', async () => {
    const app = await start({ dist })
    await expect(app.waitFor('没有的字', 10)).rejects.toThrow(/"没有的字" is not on the screen:[^]*老王的车库/)
    await expect(app.tap('公里')).rejects.toThrow('means 2 elements')
    await app.tap({ className: 'car', nth: 0 })
    expect(app.has('已选 a')).toBe(true)
  })
})

describeMiniProgram('gestures', (start) => {
  it('types with a keyboard: a character at a time, no longer than allowed', async () => {
    const app = await start({ dist, path: 'pages/form/form' })
    await app.type('输入手机号', '19912345678999')
    await app.waitFor('输入11位')
    expect(app.page.text()).toContain('19912345678')
    await app.type({ placeholder: '输入手机号' }, '5', { confirm: true })
    await app.waitFor('确认键')
    await expect(app.type('输入手机号', '一二三')).rejects.toThrow('cannot give')
  })

  it('hands a form over with all that was filled in', async () => {
    const app = await start({ dist, path: 'pages/form/form' })
    await app.type('输入手机号', '199')
    await app.type('备注', '靠窗')
    await app.tap('同意条款')
    await app.waitFor('已同意')
    await app.tap('提交')
    await app.waitFor('{"phone":"199","note":"靠窗","agreed":true}')
    await app.tap('检查')
    await app.tap('洗车')
    await app.waitFor('wash和check')
    expect(app.page.text()).toContain('wash和check')
  })

  it('answers open-type buttons by what the test gives', async () => {
    const app = await start({ dist, path: 'pages/form/form', wx: { getPhoneNumber: () => ({ code: '号码凭证' }) } })
    await app.tap('授权手机号')
    await app.waitFor('号码凭证')
    await expect(app.tap('按不动')).rejects.toThrow('disabled')
  })

  it('asks for consent before it hands over what is private', async () => {
    const wx = { getPhoneNumber: () => ({ code: '号码凭证' }) }
    const app = await start({ dist, path: 'pages/form/form', wx, privacyAgreed: false })
    await app.tap('授权手机号')
    await app.tap('不同意')
    await app.waitFor('getPhoneNumber:fail privacy permission is not authorized')
    await app.tap('授权手机号')
    await app.tap('同意指引')
    await app.waitFor('号码凭证')
    expect(app.has('号码凭证')).toBe(true)
  })

  it('scrolls, and pulls down until the program says that it is done', async () => {
    const app = await start({ dist })
    await app.scroll({ toEnd: true, top: 700 }, '清单')
    expect(app.page.text()).toContain('听到 滚到700')
    expect(app.page.text()).toContain('清单 2')
    await app.pullDown()
    expect(app.page.text()).toContain('沪A12345 101 公里')
  })

  it('does not pull down a page that does not offer it', async () => {
    const app = await start({ dist, path: 'pages/form/form' })
    await expect(app.pullDown()).rejects.toThrow('nobody hears pulling down')
  })
})
