import { describe, expect, it } from 'vitest'
import { parsePlate } from './plate.ts'

describe('parsePlate', () => {
  it.each(['贵A82LXK', '贵ZHQD1D', '京A12345', '粤Z1234港', '沪A1234学', '苏A1234挂', '鄂A0023领', '新C1234警'])(
    'accepts %s',
    (number) => {
      expect(parsePlate(number)).toEqual({ ok: true, value: { number, kind: 'ordinary' } })
    },
  )

  it.each(['贵AD12345', '京AF12345', '粤BDA1234', '沪A12345D', '浙AE00001'])('accepts %s as new energy', (number) => {
    expect(parsePlate(number)).toEqual({ ok: true, value: { number, kind: 'new_energy' } })
  })

  it('reads small letters, spaces, dots and full-width characters', () => {
    for (const text of ['贵a·82lxk', '贵A 82LXK', '贵A-82LXK', '贵Ａ８２ＬＸＫ', '贵A•82LXK', ' 贵A・82LXK ']) {
      expect(parsePlate(text)).toMatchObject({ ok: true, value: { number: '贵A82LXK' } })
    }
  })

  it.each([
    '',
    'A82LXK',
    '贵A82LX',
    '贵A82LXKK',
    '贵A82LXO',
    '贵AI2345',
    '贵112345',
    '贵AL12345',
    '贵A1234DD',
    '无牌',
    '临时',
  ])('refuses %s', (text) => {
    expect(parsePlate(text)).toMatchObject({ ok: false, code: 'PLATE_INVALID' })
  })
})
