import { fileURLToPath } from 'node:url'
import { formatCardCode } from '@cheyou/card-code'
import type { Person } from '@cheyou/wechat-sandbox'
import type { World } from '../support/world.ts'
import type { App } from './app.ts'
import type { LaunchOptions } from './launch.ts'
import type { Launch } from './suite.ts'
import { printTree } from './tree.ts'

/** The weapp build; `npm test` makes it before this runs. */
export const dist = fileURLToPath(new URL('../../apps/miniapp/dist/weapp', import.meta.url))

/** The code that the owner's phone shows now, as the camera of another phone reads it. */
export function codeOnScreen(owner: App): string {
  const [, otp = '', cardNumber = ''] = /(\d{4} \d{4})[^]*卡号 ([\d ]+)/.exec(owner.page.text()) ?? []
  return formatCardCode(cardNumber.replaceAll(' ', '').trim(), otp.replaceAll(' ', ''))
}

/** A phone with this person's WeChat: what it answers when the program asks it. */
export function phoneOf({ wechat, server }: World, person: Person, more: LaunchOptions['wx'] = {}): LaunchOptions {
  const wx = {
    login: async () => ({ code: await wechat.loginCode(person) }),
    getPhoneNumber: async () => ({ code: await wechat.phoneCode(person) }),
    ...more,
  }
  return { dist, server: server.origin, wx, privacyAgreed: false }
}

/** A new phone of an owner, from the first start to the card; the first time it asks for their number. */
export async function findCard(start: Launch, world: World, name: string): Promise<App> {
  const owner = await start(phoneOf(world, world.wechat.person(name, world.customer(name).phone)))
  await owner.waitFor(/找回您的会员卡|会员码/)
  if (!owner.has('找回您的会员卡')) return owner
  await owner.tap(/我已阅读并同意/)
  // Which text is agreed to comes with an answer of the server.
  await owner.waitUntil(() => !printTree(owner.tree()).includes('button--off'))
  await owner.tap('授权手机号')
  await owner.tap('同意并继续')
  await owner.waitFor('会员码')
  return owner
}

/** Types on the till's own number pad. */
export async function pressKeys(desk: App, text: string): Promise<void> {
  for (const key of text.match(/00|./g) ?? [])
    await desk.tap({ role: 'button', label: new RegExp(`^${key === '.' ? '\\.' : key}$`) })
}

let hired = 0

/** A new receptionist's phone, at the scanning page; its camera sees what `code` gives. */
export async function takeDesk(start: Launch, world: World, name: string, code: () => string): Promise<App> {
  const { invitation } = await world.hire({ name, role: 'reception' })
  const person = world.wechat.person(name, `1992${String(++hired).padStart(7, '0')}`)
  const desk = await start(phoneOf(world, person, { scanCode: () => ({ result: code() }) }))
  await desk.goto(`/subpackages/profile/invitation/index?invitation=${invitation}`)
  await desk.tap('绑定员工身份')
  await desk.tap('进入工作台')
  return desk
}
