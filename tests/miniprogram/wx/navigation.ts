import { isObject } from '../faults.ts'
import { NavigationRefused } from '../pages.ts'
import type { Api, Options, WxContext } from './api.ts'
import { WxFail } from './api.ts'

type Go = (options: Options, context: WxContext) => unknown

const URL_SHAPE = { url: 'text' } as const

export const NAVIGATION_APIS: Record<string, Api> = {
  navigateTo: {
    shape: { ...URL_SHAPE, events: 'object?' },
    run: go('navigateTo', ({ url, events }, { pages, program }) => {
      const channel = pages.open({ url: url as string, events: isObject(events) ? events : undefined })
      return { eventChannel: program.logic.adopt(channel.exposed) }
    }),
  },
  redirectTo: {
    shape: URL_SHAPE,
    run: go('redirectTo', ({ url }, { pages }) => pages.replace({ url: url as string })),
  },
  switchTab: {
    shape: URL_SHAPE,
    run: go('switchTab', ({ url }, { pages }) => pages.switchTab({ url: url as string })),
  },
  reLaunch: { shape: URL_SHAPE, run: go('reLaunch', ({ url }, { pages }) => pages.relaunch({ url: url as string })) },
  navigateBack: {
    shape: { delta: 'number?' },
    run: go('navigateBack', ({ delta }, { pages }) => pages.back((delta as number | undefined) ?? 1)),
  },
}

/** A navigation that WeChat refuses is a mistake of the program, whether it minds or not. */
function go(name: string, move: Go): Api['run'] {
  return async (options, context) => {
    await new Promise<void>((resolve) => context.program.scheduler.soon(resolve))
    try {
      const result = move(options, context)
      titlePage(context)
      context.screen.changed()
      return result
    } catch (error) {
      if (!(error instanceof NavigationRefused)) context.faults.record('uncaught', error)
      else context.faults.record('navigation', `wx.${name}(${String(options['url'] ?? '')}): ${error.message}`)
      throw new WxFail((error as Error).message)
    }
  }
}

/** The back gesture; WeChat asks first where the page wants it. */
export function goBack(context: WxContext): void {
  const { pages, screen } = context
  const content = pages.current?.askedBeforeLeaving
  const leave = () => {
    pages.back(1)
    titlePage(context)
  }
  if (content === undefined) return leave()
  const choices = [
    { text: '取消', choose: () => undefined },
    { text: '确定', choose: leave },
  ]
  screen.dialog = { title: '', content, choices }
  screen.changed()
}

/** Shows the title that the page's configuration gives. */
export function titlePage({ program, pages, screen }: WxContext): void {
  const { bundle } = program
  const own = pages.current && bundle.config(pages.current.path).navigationBarTitleText
  screen.title = own ?? bundle.app.window?.navigationBarTitleText ?? ''
}
