/**
 * Errcodes of api.weixin.qq.com that the sandbox answers with, and the English text WeChat sends along.
 * Source: the mini-program server documents and the list of global return codes on developers.weixin.qq.com.
 */
export const ERRMSG: Readonly<Record<number, string>> = {
  [-1]: 'system error',
  40001: 'invalid credential, access_token is invalid or not latest',
  40002: 'invalid grant_type',
  40003: 'invalid openid',
  40013: 'invalid appid',
  40014: 'invalid access_token',
  40029: 'invalid code',
  40037: 'invalid template_id',
  40066: 'invalid url',
  40097: 'invalid args',
  40125: 'invalid appsecret',
  40163: 'code been used',
  40226: 'code blocked',
  41001: 'access_token missing',
  41002: 'appid missing',
  41004: 'appsecret missing',
  41008: 'missing code',
  41030: 'invalid page',
  42001: 'access_token expired',
  43002: 'require POST method',
  43101: 'user refuse to accept the msg',
  44002: 'empty post data',
  45009: 'reach max api daily quota limit',
  45011: 'api minute-quota reach limit, must slower, retry next minute',
  47001: 'data format error',
  47003: 'argument invalid!',
}

/** A refusal on its way to the answer: thrown by a route, put on the wire by `wechatAnswers`. */
export class WechatRefusal extends Error {
  readonly errcode: number

  /** `detail` follows the text of the errcode, as in `argument invalid! data.thing1.value invalid`. */
  constructor(errcode: number, detail = '') {
    super(`${ERRMSG[errcode] ?? 'error'}${detail === '' ? '' : ` ${detail}`}`)
    this.name = 'WechatRefusal'
    this.errcode = errcode
  }
}
