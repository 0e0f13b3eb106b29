import type { Api, Options, WxContext } from './api.ts'
import { WxFail } from './api.ts'

const TOAST_MS = 1500
const ICONS = ['success', 'error', 'loading', 'none']
/** WeChat refuses longer words on the buttons of a dialog. */
const BUTTON_CHARACTERS_MAX = 4
const SHEET_ITEMS_MAX = 6

/** What lies over the page: toasts, dialogs; and the bars around it. */
export const INTERFACE_APIS: Record<string, Api> = {
  showToast: {
    shape: { title: 'string', icon: 'text?', duration: 'number?', mask: 'boolean?', image: 'string?' },
    check: ({ icon }) =>
      icon === undefined || ICONS.includes(icon as string) ? undefined : `icon must be one of ${ICONS.join(' ')}`,
    run: (options, context) => showToast(options, context),
  },
  hideToast: { shape: { noConflict: 'boolean?' }, run: (_, context) => hideToast(context) },
  showLoading: {
    shape: { title: 'string', mask: 'boolean?' },
    run: ({ title, mask }, { screen }) => {
      screen.toast = { text: title as string, mask: mask === true }
      screen.changed()
    },
  },
  hideLoading: { shape: { noConflict: 'boolean?' }, run: (_, context) => hideToast(context) },
  showModal: {
    shape: {
      title: 'string?',
      content: 'string?',
      showCancel: 'boolean?',
      cancelText: 'string?',
      confirmText: 'string?',
      editable: 'boolean?',
    },
    check: ({ cancelText = '', confirmText = '' }) =>
      [cancelText, confirmText].some((text) => [...(text as string)].length > BUTTON_CHARACTERS_MAX)
        ? `cancelText and confirmText have at most ${BUTTON_CHARACTERS_MAX} characters`
        : undefined,
    run: (options, context) => showModal(options, context),
  },
  showActionSheet: {
    shape: { itemList: 'array', alertText: 'string?' },
    check: ({ itemList }) => {
      const { length } = itemList as unknown[]
      return length >= 1 && length <= SHEET_ITEMS_MAX
        ? undefined
        : `itemList has 1 to ${SHEET_ITEMS_MAX} items, not ${length}`
    },
    run: (options, context) => showActionSheet(options, context),
  },
  setNavigationBarTitle: {
    shape: { title: 'string' },
    run: ({ title }, { screen }) => {
      screen.title = title as string
      screen.changed()
    },
  },
  stopPullDownRefresh: {
    shape: {},
    run: (_, { screen }) => {
      screen.pullingDown = false
      screen.changed()
    },
  },
  startPullDownRefresh: {
    shape: {},
    run: (_, { screen, pages, program }) => {
      screen.pullingDown = true
      program.scheduler.soon(() => pages.current?.callMember('onPullDownRefresh'))
    },
  },
  pageScrollTo: {
    shape: { scrollTop: 'number?', duration: 'number?', selector: 'string?', offsetTop: 'number?' },
    run: ({ scrollTop }, { pages, program }) =>
      pages.current?.callMember('onPageScroll', program.logic.adopt({ scrollTop: scrollTop ?? 0 })),
  },
  hideTabBar: { shape: { animation: 'boolean?' }, run: (_, { screen }) => void (screen.tabBarHidden = true) },
  showTabBar: { shape: { animation: 'boolean?' }, run: (_, { screen }) => void (screen.tabBarHidden = false) },
  setTabBarBadge: { shape: { index: 'number', text: 'string' }, run: () => undefined },
  removeTabBarBadge: { shape: { index: 'number' }, run: () => undefined },
  showTabBarRedDot: { shape: { index: 'number' }, run: () => undefined },
  hideTabBarRedDot: { shape: { index: 'number' }, run: () => undefined },
  setTabBarStyle: { shape: {}, run: () => undefined },
  setTabBarItem: { shape: { index: 'number' }, run: () => undefined },
  setNavigationBarColor: { shape: { frontColor: 'text', backgroundColor: 'text' }, run: () => undefined },
  showNavigationBarLoading: { shape: {}, run: () => undefined },
  hideNavigationBarLoading: { shape: {}, run: () => undefined },
  setBackgroundColor: { shape: {}, run: () => undefined },
  setBackgroundTextStyle: { shape: { textStyle: 'text' }, run: () => undefined },
  showShareMenu: { shape: {}, run: () => undefined },
  hideShareMenu: { shape: {}, run: () => undefined },
  enableAlertBeforeUnload: {
    shape: { message: 'text' },
    run: ({ message }, { pages }) => {
      if (pages.current) pages.current.askedBeforeLeaving = message as string
    },
  },
  disableAlertBeforeUnload: {
    shape: {},
    run: (_, { pages }) => {
      if (pages.current) pages.current.askedBeforeLeaving = undefined
    },
  },
  hideHomeButton: { shape: {}, run: () => undefined },
}

function showToast({ title, duration, mask }: Options, { screen, program }: WxContext): void {
  const toast = { text: title as string, mask: mask === true }
  screen.toast = toast
  screen.changed()
  const hide = () => {
    if (screen.toast !== toast) return
    screen.toast = undefined
    screen.changed()
  }
  program.scheduler.setTimer(hide, duration ?? TOAST_MS, false, [])
}

function hideToast({ screen }: WxContext): void {
  screen.toast = undefined
  screen.changed()
}

function showModal(options: Options, { screen }: WxContext): Promise<Options> {
  return new Promise((resolve) => {
    const answer = (confirm: boolean) => () => resolve({ confirm, cancel: !confirm, content: null })
    const cancel = { text: (options['cancelText'] as string | undefined) ?? '取消', choose: answer(false) }
    const confirm = { text: (options['confirmText'] as string | undefined) ?? '确定', choose: answer(true) }
    screen.dialog = {
      title: (options['title'] as string | undefined) ?? '',
      content: (options['content'] as string | undefined) ?? '',
      choices: options['showCancel'] === false ? [confirm] : [cancel, confirm],
    }
    screen.changed()
  })
}

function showActionSheet({ itemList, alertText }: Options, { screen }: WxContext): Promise<Options> {
  return new Promise((resolve, reject) => {
    const items = (itemList as string[]).map((text, tapIndex) => ({ text, choose: () => resolve({ tapIndex }) }))
    const cancel = { text: '取消', choose: () => reject(new WxFail('cancel')) }
    screen.dialog = { title: (alertText as string | undefined) ?? '', content: '', choices: [...items, cancel] }
    screen.changed()
  })
}
