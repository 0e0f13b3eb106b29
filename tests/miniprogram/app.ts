import { dispatch } from './events.ts'
import { messageOf } from './faults.ts'
import { fieldOf, typeInto } from './fields.ts'
import type { Target } from './find.ts'
import { describeTarget, findAll, notFound } from './find.ts'
import { currentPage, type CurrentPage } from './current-page.ts'
import { NavigationRefused } from './pages.ts'
import type { Realm } from './realm.ts'
import type { Scrolling } from './scroll.ts'
import { pullPageDown, scrollAt } from './scroll.ts'
import type { Stage } from './stage.ts'
import { reachableScreen, wholeScreen } from './stage.ts'
import { isTappable, touch } from './touch.ts'
import type { TreeNode } from './tree.ts'
import { printTree } from './tree.ts'
import type { Call } from './wx/api.ts'
import type { Canvas } from './wx/canvas.ts'
import { drawnOn } from './wx/canvas.ts'
import type { Device, Theme } from './wx/device.ts'
import { goBack, titlePage } from './wx/navigation.ts'

const LIMIT_MS = 15_000

/**
 * A mini-program under a test's thumb. Every action waits for what it names, does what a finger would do, lets the
 * program come to rest, and throws MiniProgramError if the program did anything wrong up to then.
 */
export class App {
  private readonly stage: Stage
  private readonly stopWatching: () => void

  constructor(stage: Stage, stopWatching: () => void) {
    this.stage = stage
    this.stopWatching = stopWatching
  }

  get page(): CurrentPage {
    return currentPage(this.stage)
  }

  /** The phone: brightness, clipboard and the like. */
  get device(): Device {
    return this.stage.context.device
  }

  /** Opens a page from outside, as a link does: a page of the tab bar by switching, another as the only one. */
  async goto(url: string): Promise<void> {
    const { pages, context } = this.stage
    try {
      if (pages.isTab(url.replace(/^\//, '').replace(/\?.*$/, ''))) pages.switchTab({ url })
      else pages.relaunch({ url })
    } catch (error) {
      if (!(error instanceof NavigationRefused)) this.stage.faults.record('uncaught', error)
      else throw error
    }
    titlePage(context)
    await this.settle()
  }

  /** Taps what a thumb would: a text, an accessible name, a placeholder, or all that a query says. */
  async tap(target: Target): Promise<void> {
    const node = await this.until(
      () => this.tappable(target),
      () => notFound(reachableScreen(this.stage), target),
    )
    touch(this.stage, node)
    await this.settle()
  }

  /** Types into the field of that name, in place of what stood there. */
  async type(target: Target, text: string, options: { confirm?: boolean } = {}): Promise<void> {
    const field = await this.until(
      () => fieldOf(this.stage, target),
      () => notFound(reachableScreen(this.stage), target),
    )
    await typeInto(this.stage, field, text, options.confirm ?? false)
    await this.settle()
  }

  /** Scrolls the scroll-view around the target; without target, the page. */
  async scroll(scrolling: Scrolling, target?: Target): Promise<void> {
    const find = (wanted: Target) =>
      this.until(
        () => this.findAll(wanted)[0],
        () => notFound(reachableScreen(this.stage), wanted),
      )
    scrollAt(this.stage, target === undefined ? undefined : await find(target), scrolling)
    await this.settle()
  }

  /** Pulls the page down and waits until the refresh has ended. */
  async pullDown(limitMs = LIMIT_MS): Promise<void> {
    await pullPageDown(this.stage, limitMs)
    await this.settle()
  }

  /** Sends one event to one element: for pickers, sliders and other widgets that have no gesture here. */
  async fire(target: Target, type: string, detail: unknown): Promise<void> {
    const found = () => this.findAll(target)[0]
    const node = await this.until(found, () => notFound(wholeScreen(this.stage), target))
    if (!dispatch(this.stage.program.events, node, type, detail))
      this.stage.faults.record('unheard', `nobody hears ${type} on ${printTree(node)}`)
    await this.settle()
  }

  /** The back gesture. */
  async back(): Promise<void> {
    goBack(this.stage.context)
    await this.settle()
  }

  /** Waits until the screen shows it. */
  async waitFor(target: Target, limitMs = LIMIT_MS): Promise<void> {
    await this.until(
      () => this.has(target) || undefined,
      () => notFound(wholeScreen(this.stage), target),
      limitMs,
    )
    await this.settle()
  }

  /** Waits until the screen shows it no more. */
  async waitGone(target: Target, limitMs = LIMIT_MS): Promise<void> {
    const still = () => `${describeTarget(target)} is still on the screen:\n${printTree(this.tree())}`
    await this.until(() => !this.has(target) || undefined, still, limitMs)
    await this.settle()
  }

  /** Waits until something else holds, e.g. `app.page.path === 'pages/code/index'`. */
  async waitUntil(holds: () => boolean, limitMs = LIMIT_MS): Promise<void> {
    await this.until(
      () => holds() || undefined,
      () => `${String(holds)} does not hold:\n${printTree(this.tree())}`,
      limitMs,
    )
    await this.settle()
  }

  /** Whether it can be seen now, a text over several elements included. */
  has(target: Target): boolean {
    return this.findAll(target).length > 0
  }

  findAll(target: Target): TreeNode[] {
    return findAll(this.tree(), target)
  }

  /** Everything on the screen, what WeChat draws itself included. */
  tree(): TreeNode {
    return wholeScreen(this.stage)
  }

  /** What was drawn on a canvas. */
  canvas(target: Target): Canvas | undefined {
    const node = this.findAll(target)[0]
    return node && drawnOn(node)
  }

  /** The calls of a `wx` function so far, with their options. */
  calls(name: string): readonly Call[] {
    return this.stage.wx.calls.filter((call) => call.name === name)
  }

  logs(): readonly string[] {
    return this.stage.program.logs
  }

  storage(): Record<string, unknown> {
    return this.stage.context.storage.all()
  }

  /** Cuts the network off, or joins it again. */
  async setOnline(online: boolean): Promise<void> {
    this.device.online = online
    this.stage.wx.notify('NetworkStatusChange', this.device.network())
    await this.settle()
  }

  /** WeChat has loaded a newer version of the program. */
  async offerUpdate(): Promise<void> {
    this.stage.wx.notify('UpdateReady')
    await this.settle()
  }

  async setTheme(theme: Theme): Promise<void> {
    this.device.theme = theme
    this.stage.wx.notify('ThemeChange', { theme })
    await this.settle()
  }

  /** The person puts the phone away. */
  async hide(): Promise<void> {
    const { pages, wx } = this.stage
    pages.current?.callMember('onHide')
    pages.lifetimes('hide')
    this.callApp('onHide', {})
    wx.notify('AppHide')
    await this.settle()
  }

  /** The person comes back. */
  async show(): Promise<void> {
    const { pages, wx } = this.stage
    const facts = { path: this.page.path, query: this.page.query, scene: 1001 }
    this.callApp('onShow', facts)
    wx.notify('AppShow', facts)
    pages.current?.callMember('onShow')
    pages.lifetimes('show')
    await this.settle()
  }

  /** Moves the program's clock on: its timers run and its `Date` follows. The server's clock stays. */
  async skipTime(ms: number): Promise<void> {
    this.stage.program.scheduler.skip(ms)
    await this.settle()
  }

  /** Lets what is going on by itself come to an end, and throws if anything went wrong. Network calls go on. */
  async settle(): Promise<void> {
    await this.stage.program.scheduler.quiet()
    this.stage.faults.assertNone()
  }

  /** Ends the program. Throws if anything went wrong since the last action. */
  async close(): Promise<void> {
    await this.abandon()
    this.stage.faults.assertNone()
  }

  /** Ends the program and forgets what went wrong, after a test has seen that it did. */
  async abandon(): Promise<void> {
    const { pages, program, context } = this.stage
    context.ended.abort()
    pages.closeAll()
    // Node reports a rejection only after the promises of this turn have run.
    await program.scheduler.quiet(50)
    program.scheduler.close()
    this.stopWatching()
  }

  /** The realm that the program's code runs in: for tests of the runtime itself. */
  realm(): Realm {
    return this.stage.program.logic
  }

  private callApp(name: string, facts: Record<string, unknown>): void {
    const { app, logic } = this.stage.program
    const member = app?.[name]
    if (typeof member === 'function')
      this.stage.faults.guard(() => Reflect.apply(member, app, [logic.adopt(facts)]) as unknown)
  }

  /** The one element that the target means; among several, the one that does something when tapped. */
  private tappable(target: Target): TreeNode | undefined {
    const found = findAll(reachableScreen(this.stage), target)
    if (found.length <= 1) return found[0]
    const tappable = found.filter((node) => isTappable(this.stage, node))
    if (tappable.length === 1) return tappable[0]
    const shown = (tappable.length > 0 ? tappable : found).map((node) => printTree(node)).join('\n')
    throw new Error(`${describeTarget(target)} means ${found.length} elements; say nth, role or tag:\n${shown}`)
  }

  private async until<T>(look: () => T | undefined, complaint: () => string, limitMs = LIMIT_MS): Promise<T> {
    const { scheduler } = this.stage.program
    const limit = performance.now() + limitMs
    for (;;) {
      this.stage.faults.assertNone()
      const found = look()
      if (found !== undefined) return found
      const left = limit - performance.now()
      if (left <= 0) throw new Error(messageOf(complaint()))
      await scheduler.nextChange(left)
    }
  }
}
