import { EntitySchema } from 'typeorm'
import { longText, moment, primary, words } from '../db/columns.ts'

/** WeChat's access token, shared by all processes, encrypted. */
export interface WechatTokenRow {
  appId: string
  token: string
  expiresAt: Date
}
export const wechatTokens = new EntitySchema<WechatTokenRow>({
  name: 'wechat_tokens',
  columns: { appId: primary(words(40)), token: longText(), expiresAt: moment() },
})
