import { terms } from '../terms.ts'
import type { peopleRefusals } from '@cheyou/contract/refusals'
import type { Facts, NotDeskOnly, Wordings } from '../refusals/sentence.ts'

export const peopleWords = {
  CONSENT_OUTDATED: { title: '隐私说明刚刚更新', hint: '请看过新的内容，再点同意。' },
  INVITATION_INVALID: { title: '邀请码无效', hint: '它可能已经用过或过期，请向店长要一个新的。' },
  LOGIN_CODE_INVALID: { title: '登录没有成功', hint: '请再点一次登录。' },
  OWN_CARD: { title: '这是您自己的卡', hint: '自己和自家车的会员卡要请别的同事办理。' },
  PHONE_ALREADY_BOUND: { title: '这个手机号已经绑定了别的微信', hint: '请联系门店核实身份。' },
  PHONE_CODE_INVALID: { title: '手机号授权已失效', hint: '请再点一次授权。' },
  PHONE_QUOTA_EMPTY: { title: terms.phoneNotChecked, hint: `${terms.bindAtStore}。` },
  PHONE_TAKEN: { title: '这个手机号已经在档案里', hint: whose },
  ROLE_MISSING: { title: terms.notAllowed, hint: '这个功能不在您的岗位权限内，请联系店长。' },
  SESSION_MISSING: { title: '登录已失效', hint: '请重新登录。' },
  STORE_RETIRED: { title: '这家门店已停用', hint: '请换一家门店，或找集团管理员恢复。' },
  VIN_TAKEN: { title: '这个底盘号已经在档案里', hint: '请按车牌查找；车换了主人，请在售后系统里更正。' },
} as const satisfies Wordings<NotDeskOnly<typeof peopleRefusals>>

function whose({ name, member, here }: Facts): string {
  if (typeof name !== 'string') return '请按手机号查找，不要重复建档。'
  const who = member === true ? `${name}，已是会员` : name
  return here === true ? `${who}。请按手机号查找。` : `${who}，在其他门店。`
}
