import { longText, moment, primary, words } from '../db/columns.ts'
import { table } from '../db/table.ts'

/** WeChat's access token, shared by all processes, encrypted. */
export const wechatTokens = table('wechat_tokens', {
  appId: primary(words(40)),
  token: longText(),
  expiresAt: moment(),
})
