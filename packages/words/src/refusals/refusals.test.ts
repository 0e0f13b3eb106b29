import { describe, expect, expectTypeOf, it } from 'vitest'
import { errorCodes, refusals, type Reader } from '@cheyou/contract/refusals'
import { deskSentence, problemTitle } from './all.ts'
import { phoneLine, phoneSentence } from './phone.ts'
import type { DeskOnly, NotDeskOnly, Wordings } from './sentence.ts'

const isTold = (code: keyof typeof refusals, ...to: Reader[]) =>
  refusals[code].to.some((reader: Reader) => to.includes(reader))

describe('every refusal', () => {
  it.each(errorCodes)('%s says what happened in a line, and what to do in whole sentences', (code) => {
    const title = problemTitle(code)
    expect(title).toMatch(/^[^。！]*\p{Script=Han}[^。！]*$/u)
    expect(title.length).toBeLessThanOrEqual(24)
    const told = [
      ...(isTold(code, 'desk') ? [deskSentence(code, {})] : []),
      ...(['owner', 'staff'] as const).map((reader) => (isTold(code, reader) ? said(code, reader) : `${title}。`)),
    ]
    for (const sentence of told) {
      expect(sentence).toMatch(/。$/)
      expect(sentence).not.toMatch(/undefined|NaN|，。|。。|[A-Z]{4,}/)
    }
  })

  it('is not on the phone when only the console is told', () => {
    const onPhone = errorCodes.filter((code) => phoneSentence(code, {}, 'staff') !== undefined)
    expect(onPhone).toEqual(errorCodes.filter((code) => isTold(code, 'owner', 'staff')))
  })

  function said(code: string, reader: 'owner' | 'staff') {
    const { title, hint } = phoneSentence(code, {}, reader)!
    return hint === '' ? `${title}。` : hint
  }
})

describe('a refusal with its facts', () => {
  it('says how long to wait when the server says so', () => {
    expect(deskSentence('RATE_LIMITED', { retryAfterSeconds: 40 })).toBe('操作太频繁，请 40 秒后再试。')
    expect(deskSentence('ACCOUNT_LOCKED', { retryAfterSeconds: 900 })).toContain('15 分钟后再试')
    expect(deskSentence('RATE_LIMITED', {})).toBe('操作太频繁，请稍等片刻再试。')
  })

  it('says what is missing', () => {
    expect(phoneSentence('POINTS_SHORT', { shortBy: 1320 }, 'owner')?.hint).toBe('还差 1,320 积分。')
    expect(deskSentence('POINTS_SHORT', { available: 50, shortBy: 20 })).toBe('积分不够，现有 50 分，还差 20 分。')
    expect(phoneLine('POINTS_SHORT', { shortBy: 20 })).toBe('还差 20 积分')
    expect(phoneLine('VOUCHER_MINIMUM_SHORT', { shortByFen: 18_000 })).toBe('还差 ¥180 可用')
    expect(phoneLine('VOUCHER_USED_UP', {})).toBe('这张代金券已经用完')
    expect(phoneSentence('SPEND_SHORT', { neededFen: 100_000, shortByFen: 2_050 }, 'staff')?.hint).toBe('还差 ¥20.50。')
  })

  it('says to each reader what they can do', () => {
    expect(phoneSentence('MEMBERSHIP_LAPSED', {}, 'owner')?.hint).toContain('续会后')
    expect(phoneSentence('MEMBERSHIP_LAPSED', {}, 'staff')?.hint).toContain('请先为会员续会')
    expect(phoneSentence('PHONE_TAKEN', { name: '沈国强', member: true, here: false }, 'staff')?.hint).toBe(
      '沈国强，已是会员，在其他门店。',
    )
  })

  it('says days as people say them', () => {
    expect(deskSentence('AGREEMENT_OVERLAPS', { fromOn: '2026-09-09', untilOn: '2027-09-08' })).toBe(
      '与已有的协议价日期重叠，那一份是2026年9月9日至2027年9月8日，请先终止那一份，或改日期。',
    )
  })

  it('says the same at the console as on the phones of staff, unless the console has its own words', () => {
    expect(deskSentence('MEMBERSHIP_LAPSED', {})).toBe('会员资格已到期，请先为会员续会，积分都还在。')
    expect(deskSentence('APPROVAL_STATE', {})).toContain('由别人处理')
  })

  it('has nothing for a code that came later', () => {
    expect([deskSentence('SOMETHING_NEW', {}), phoneSentence('constructor', {}, 'owner')]).toEqual([
      undefined,
      undefined,
    ])
    expect([deskSentence('constructor', {}), phoneLine('SOMETHING_NEW', {})]).toEqual([undefined, undefined])
  })
})

describe('the types', () => {
  const some = {
    BOTH: { status: 409, to: ['owner', 'staff', 'desk'] },
    DESK: { status: 409, to: ['desk'] },
  } as const
  const both = { title: '这样不行', hint: { owner: '请扫码。', staff: '请刷新。' } }

  it('take what has a sentence for each reader', () => {
    const words: Wordings<typeof some> = { BOTH: both, DESK: { title: '这样不行', hint: '请刷新。' } }
    expectTypeOf(words).toExtend<Wordings<typeof some>>()
    expectTypeOf<keyof DeskOnly<typeof some>>().toEqualTypeOf<'DESK'>()
    expectTypeOf<keyof NotDeskOnly<typeof some>>().toEqualTypeOf<'BOTH'>()
  })

  it('refuse a code without a sentence, and one without a sentence for a reader who is told it', () => {
    // @ts-expect-error no sentence for DESK
    const codeMissing: Wordings<typeof some> = { BOTH: both }
    const readerMissing: Wordings<typeof some> = {
      // @ts-expect-error nothing for the owner
      BOTH: { title: '这样不行', hint: { staff: '请扫码。' } },
      DESK: { title: '这样不行', hint: '请刷新。' },
    }
    expect(Object.keys(codeMissing)).not.toEqual(Object.keys(readerMissing))
  })
})
