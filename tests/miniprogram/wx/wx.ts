import { NATIVE_TAGS } from '../compose.ts'
import type { Instance } from '../instance.ts'
import type { Api, Call, Options, WxContext } from './api.ts'
import { expose } from './api.ts'
import { DEVICE_APIS } from './device.ts'
import { INTERFACE_APIS } from './interface.ts'
import { NAVIGATION_APIS } from './navigation.ts'
import { createSelectorQuery } from './query.ts'
import { requestFunction } from './request.ts'
import { STORAGE_APIS, syncStorage } from './storage.ts'

/** A test's own `wx` function: gets the options, gives the result, throws `WxFail` for `fail`. */
export type Mock = (options: Options) => unknown

/** Functions that only a test can answer: what is behind them is a person, a camera or WeChat's servers. */
const ANSWERED_BY_TESTS =
  `login scanCode requestSubscribeMessage requestPayment makePhoneCall openLocation chooseLocation getLocation
  addPhoneCalendar addPhoneContact chooseImage chooseMedia previewImage saveImageToPhotosAlbum authorize openSetting uploadFile
  downloadFile navigateToMiniProgram openCustomerServiceChat getUserProfile openPrivacyContract openDocument`.split(
    /\s+/,
  )

const APIS: Record<string, Api> = { ...STORAGE_APIS, ...DEVICE_APIS, ...INTERFACE_APIS, ...NAVIGATION_APIS }

/** What a program listens to by `wx.on…`; the driver fires some of them. */
const NOTICES =
  `NetworkStatusChange ThemeChange AppShow AppHide Error UnhandledRejection PageNotFound MemoryWarning UserCaptureScreen
  WindowResize KeyboardHeightChange AudioInterruptionBegin AudioInterruptionEnd`.split(/\s+/)

export type Wx = {
  /** The object that the program knows as `wx`. */
  readonly exposed: Options
  readonly calls: Call[]
  notify(notice: string, value?: Options): void
}

/** Builds `wx`. It must stand before the program's first line runs, since frameworks look at it only then. */
export function createWx(context: WxContext, mocks: Readonly<Record<string, Mock>>, launched: Options): Wx {
  const { logic } = context.program
  const calls: Call[] = []
  const exposed = logic.adopt({ env: { USER_DATA_PATH: 'http://usr' } }) as Options
  for (const [name, api] of Object.entries(APIS)) exposed[name] = expose(name, api, context, calls)
  for (const name of ANSWERED_BY_TESTS) {
    const run = () =>
      context.faults.record('unsupported', `wx.${name} was called, but launch() was given no wx.${name}`)
    exposed[name] = expose(name, { shape: {}, run }, context, calls)
  }
  exposed['request'] = requestFunction(context, calls)
  const sync = { ...context.device.sync(), getLaunchOptionsSync: () => launched, getEnterOptionsSync: () => launched }
  for (const [name, run] of Object.entries(sync)) exposed[name] = () => logic.adopt(run())
  Object.assign(exposed, syncStorage(context.storage, logic), others(context, exposed))
  const updates = new Set<(value: unknown) => void>()
  exposed['getUpdateManager'] = () => logic.adopt(updateManager(context, calls, updates))
  for (const [name, mock] of Object.entries(mocks))
    exposed[name] = expose(name, { shape: {}, run: mock }, context, calls)
  return { exposed, calls, notify: notices(context, exposed, updates) }
}

function others({ program, rendered, ...rest }: WxContext, exposed: Options): Options {
  const context: WxContext = { program, rendered, ...rest }
  const quiet = () => undefined
  const log = program.logic.adopt({
    debug: quiet,
    info: quiet,
    log: quiet,
    warn: quiet,
    error: quiet,
    addFilterMsg: quiet,
  })
  return {
    nextTick: (run: () => void) => program.scheduler.soon(run),
    canIUse: (name: string) => {
      const [first = ''] = name.split('.')
      return first in exposed || NATIVE_TAGS.has(first)
    },
    createSelectorQuery: () => program.logic.adopt(createSelectorQuery(context)),
    getLogManager: () => log,
    getRealtimeLogManager: () => log,
    reportEvent: quiet,
    arrayBufferToBase64: (buffer: ArrayBuffer) => Buffer.from(new Uint8Array(buffer)).toString('base64'),
    base64ToArrayBuffer: (text: string) => program.logic.adopt(new Uint8Array(Buffer.from(text, 'base64')).buffer),
  }
}

type Listeners = Set<(value: unknown) => void>

/** `notify('UpdateReady')` says that WeChat has loaded a newer version. */
function updateManager(context: WxContext, calls: Call[], updates: Listeners): Options {
  const quiet = () => undefined
  return {
    onCheckForUpdate: quiet,
    onUpdateReady: (run: (value: unknown) => void) => void updates.add(run),
    onUpdateFailed: quiet,
    applyUpdate: expose('applyUpdate', { shape: {}, run: quiet }, context, calls),
  }
}

function notices({ program, faults, privacy }: WxContext, exposed: Options, updates: Listeners): Wx['notify'] {
  const listeners = new Map<string, Listeners>([['UpdateReady', updates]])
  for (const notice of NOTICES) {
    const waiting: Listeners = new Set()
    listeners.set(notice, waiting)
    exposed[`on${notice}`] = (run: (value: unknown) => void) => void waiting.add(run)
    exposed[`off${notice}`] = (run?: (value: unknown) => void) => void (run ? waiting.delete(run) : waiting.clear())
  }
  exposed['onNeedPrivacyAuthorization'] = (run: unknown) => privacy.listen(run)
  return (notice, value = {}) => {
    for (const run of listeners.get(notice) ?? []) faults.guard(() => run(program.logic.adopt(value)))
  }
}

/** The selector query of one page or component: `this.createSelectorQuery()`. */
export function queryFrom(context: WxContext, instance: Instance): unknown {
  return context.program.logic.adopt(createSelectorQuery(context, instance))
}
