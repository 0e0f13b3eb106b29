import { App } from './app.ts'
import { checkPackages, readBundle } from './bundle.ts'
import { Faults } from './faults.ts'
import { Pages } from './pages.ts'
import { Program } from './program.ts'
import { watchRejections } from './rejections.ts'
import { Scheduler } from './scheduler.ts'
import { Screen } from './screen.ts'
import type { Stage } from './stage.ts'
import type { WxContext } from './wx/api.ts'
import type { Theme } from './wx/device.ts'
import { Device } from './wx/device.ts'
import { titlePage } from './wx/navigation.ts'
import { Privacy } from './wx/privacy.ts'
import { Storage } from './wx/storage.ts'
import type { Mock } from './wx/wx.ts'
import { createWx, queryFrom } from './wx/wx.ts'

export type LaunchOptions = {
  /** The folder of the weapp build. */
  readonly dist: string
  /** Where `wx.request` goes, whatever origin the program asks for: `http://127.0.0.1:8080`. */
  readonly server?: string
  /**
   * What people, cameras and WeChat's servers answer: `login`, `scanCode`, `requestSubscribeMessage`, …, and
   * `getPhoneNumber`, `chooseAvatar` for buttons of that open type. Throw `WxFail` for a refusal.
   */
  readonly wx?: Readonly<Record<string, Mock>>
  /** What the phone already keeps for the program, e.g. `app.storage()` of an earlier run. */
  readonly storage?: Readonly<Record<string, unknown>>
  /** The page to start with, with its query; by default the first. */
  readonly path?: string
  /** How the program was opened, see WeChat's list of scenes; 1001 is the main list. */
  readonly scene?: number
  readonly theme?: Theme
  /** Built-ins that this phone does not have, as `delete` names them: `Object.hasOwn`, `Array.prototype.at`. */
  readonly lacking?: readonly string[]
  /** Whether the person agreed to the privacy guide in an earlier run; true by default. */
  readonly privacyAgreed?: boolean
}

/**
 * Starts a compiled mini-program as WeChat would: package checks, `app.js`, `onLaunch`, the first page.
 * Close it when the test ends.
 * @throws MiniProgramError when it does something wrong while starting.
 */
export async function launch(options: LaunchOptions): Promise<App> {
  const faults = new Faults()
  const bundle = readBundle(options.dist)
  checkPackages(bundle, faults)
  if (bundle.app.tabBar?.custom) faults.record('unsupported', 'tabBar.custom')
  faults.assertNone()
  const scheduler = new Scheduler(faults)
  const stage = build(new Program(bundle, faults, scheduler), options)
  const stopWatching = watchRejections((promise, reason) => {
    if (!stage.program.logic.owns(promise)) return false
    faults.record('rejection', reason)
    return true
  })
  const app = new App(stage, stopWatching)
  try {
    start(stage, options)
    await app.settle()
  } catch (error) {
    await app.abandon()
    throw error
  }
  return app
}

function build(program: Program, options: LaunchOptions): Stage {
  const { faults, scheduler } = program
  const pages = new Pages(program)
  const tapTab = (index: number) => {
    const tab = program.bundle.app.tabBar?.list[index]
    if (!tab) return
    pages.current?.callMember('onTabItemTap', program.logic.adopt({ index, ...tab }))
    pages.switchTab({ url: `/${tab.pagePath}` })
    titlePage(context)
  }
  const screen = new Screen(pages, scheduler, tapTab)
  const context: WxContext = {
    program,
    pages,
    screen,
    faults,
    device: new Device(options.theme ?? 'light'),
    storage: new Storage(options.storage ?? {}),
    privacy: new Privacy(options.privacyAgreed ?? true, faults, program.logic),
    server: options.server ?? 'http://127.0.0.1:9',
    ended: new AbortController(),
    rendered: (run) => (pages.current ? program.renderSoon(pages.current, run) : scheduler.soon(run)),
  }
  const mocks = options.wx ?? {}
  const wx = createWx(context, mocks, launchFacts(program, options))
  program.query = (instance) => queryFrom(context, instance)
  program.define('wx', wx.exposed)
  program.define('getCurrentPages', () => program.logic.adopt(pages.all.map((page) => page.exposed)))
  return { program, pages, screen, faults, context, wx, mocks }
}

function launchFacts(program: Program, { path, scene = 1001 }: LaunchOptions) {
  const [route = '', search = ''] = (path ?? program.bundle.app.pages[0] ?? '').replace(/^\//, '').split('?')
  return {
    path: route,
    query: Object.fromEntries(new URLSearchParams(search)),
    scene,
    referrerInfo: {},
    shareTicket: '',
  }
}

function start(stage: Stage, options: LaunchOptions): void {
  const { program, faults, pages, context } = stage
  const facts = launchFacts(program, options)
  for (const name of options.lacking ?? []) program.logic.run(`delete ${name}`, 'lacking')
  faults.guard(() => program.modules.runEntry('app'))
  const { app } = program
  if (!app) faults.record('uncaught', 'app.js does not call App()')
  faults.assertNone()
  if (program.bundle.app.lazyCodeLoading === undefined) {
    for (const [page, root] of program.bundle.pages) if (root === '') faults.guard(() => program.load(page))
  }
  for (const name of ['onLaunch', 'onShow']) {
    const member = app?.[name]
    if (typeof member === 'function')
      faults.guard(() => Reflect.apply(member, app, [program.logic.adopt(facts)]) as unknown)
  }
  faults.guard(() => pages.relaunch({ url: `/${(options.path ?? facts.path).replace(/^\//, '')}` }))
  titlePage(context)
}
