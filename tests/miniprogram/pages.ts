import { posix } from 'node:path'
import { EventChannel } from './event-channel.ts'
import type { Instance } from './instance.ts'
import type { Program } from './program.ts'

/** WeChat opens no eleventh page on top of ten. */
const STACK_MAX = 10

const FIRST_RENDER_MS = 20

export type Opening = { readonly url: string; readonly events?: Record<string, unknown> | undefined }

/** A navigation that WeChat refuses; the text is the second half of its `errMsg`. */
export class NavigationRefused extends Error {}

/** The page stack. Pages of the tab bar stay alive below it once they were shown. */
export class Pages {
  private readonly program: Program
  private readonly stack: Instance[] = []
  private readonly tabs = new Map<string, Instance>()

  constructor(program: Program) {
    this.program = program
  }

  get current(): Instance | undefined {
    return this.stack.at(-1)
  }

  get all(): readonly Instance[] {
    return this.stack
  }

  isTab(route: string): boolean {
    return this.program.bundle.app.tabBar?.list.some((item) => item.pagePath === route) ?? false
  }

  open({ url, events }: Opening): EventChannel {
    const { route, query } = this.locate(url)
    if (this.isTab(route)) throw new NavigationRefused('can not navigateTo a tabbar page')
    if (this.stack.length >= STACK_MAX) throw new NavigationRefused('webview count limit exceed')
    const channel = new EventChannel(this.program.faults)
    for (const [name, listener] of Object.entries(events ?? {})) channel.on(name, listener)
    this.current?.callMember('onHide')
    this.lifetimes('hide')
    this.show(this.create(route, query, channel))
    return channel
  }

  replace({ url }: Opening): void {
    const { route, query } = this.locate(url)
    if (this.isTab(route)) throw new NavigationRefused('can not redirectTo a tabbar page')
    const top = this.current
    this.close(1)
    // A page of the tab bar stays alive only as long as it can be gone back to.
    if (top && this.tabs.delete(top.path)) this.end(top)
    this.show(this.create(route, query, new EventChannel(this.program.faults)))
  }

  back(delta: number): void {
    if (this.stack.length <= 1) throw new NavigationRefused('cannot navigate back at first page.')
    this.close(Math.min(delta, this.stack.length - 1))
    this.current?.callMember('onShow')
    this.lifetimes('show')
  }

  switchTab({ url }: Opening): void {
    const { route } = this.locate(url.replace(/\?.*$/, ''))
    if (!this.isTab(route)) throw new NavigationRefused('can not switch to no-tabBar page')
    const top = this.current
    if (top?.path === route) return
    if (top && this.isTab(top.path)) {
      top.callMember('onHide')
      this.lifetimes('hide')
    }
    this.close(this.stack.length)
    const known = this.tabs.get(route)
    if (!known) return this.show(this.create(route, {}, new EventChannel(this.program.faults)))
    this.stack.push(known)
    known.callMember('onShow')
    this.lifetimes('show')
  }

  /** Ends all pages, those of the tab bar too, and opens another. */
  relaunch({ url }: Opening): void {
    const { route, query } = this.locate(url)
    this.closeAll()
    this.show(this.create(route, query, new EventChannel(this.program.faults)))
  }

  closeAll(): void {
    this.close(this.stack.length)
    for (const page of this.tabs.values()) this.end(page)
    this.tabs.clear()
  }

  /** Tells the components of the page on top that it came or went. */
  lifetimes(name: 'show' | 'hide'): void {
    if (this.current) for (const component of componentsOf(this.current)) component.call(name)
  }

  /** @throws NavigationRefused when there is no such page. */
  private locate(url: unknown): { route: string; query: Record<string, string> } {
    const [path = '', search = ''] = String(url).split(/\?(.*)/s)
    const folder = posix.dirname(this.current?.path ?? '')
    const route = path.startsWith('/') ? path.slice(1) : posix.join(folder, path)
    if (!this.program.bundle.pages.has(route)) throw new NavigationRefused(`page "${route}" is not found`)
    const pairs = search === '' ? [] : search.split('&').map((pair) => pair.split(/=(.*)/s))
    return { route, query: Object.fromEntries(pairs.map(([key = '', value = '']) => [key, value])) }
  }

  private create(route: string, query: Record<string, string>, channel: EventChannel): Instance {
    const page = this.program.createPage(route)
    const { exposed } = page
    exposed['options'] = this.program.logic.adopt(query)
    exposed['getOpenerEventChannel'] = () => channel.exposed
    exposed['getTabBar'] = () => null
    this.stack.push(page)
    if (this.isTab(route)) this.tabs.set(route, page)
    page.callMember('onLoad', this.program.logic.adopt(query))
    return page
  }

  private show(page: Instance): void {
    page.callMember('onShow')
    this.program.renderNow(page)
    this.lifetimes('show')
    // The view tells of its first render over a bridge, so what the program does at once comes before it.
    const ready = () => page.alive && page.callMember('onReady')
    this.program.scheduler.setTimer(ready, FIRST_RENDER_MS, false, [])
  }

  /** Takes pages off the top; those of the tab bar stay alive. */
  private close(count: number): void {
    for (let left = count; left > 0; left -= 1) {
      const page = this.stack.pop()
      if (!page) return
      if (this.tabs.get(page.path) !== page) this.end(page)
    }
  }

  private end(page: Instance): void {
    page.callMember('onUnload')
    page.detach()
  }
}

export function componentsOf(instance: Instance): Instance[] {
  return [...instance.memory.values()].flatMap(({ component }) =>
    component ? [component, ...componentsOf(component)] : [],
  )
}
