import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createBurst, type Judged } from './burst.ts'
import { cleanScan } from './clean-scan.ts'
import { keyOf, keysOf, type Typed } from './testing/keys.ts'

/** What a field would hold that lets through what is typing and takes back what a recognised scan wrote, and the scans. */
function play(keys: readonly Typed[], gap: number | ((index: number) => number)) {
  const burst = createBurst()
  const scans: string[] = []
  let field = ''
  let before = ''
  let at = 1000
  const note = ({ scanned }: Pick<Judged, 'scanned'>) => scanned !== null && scans.push(cleanScan(scanned))
  keys.forEach((key, index) => {
    at += typeof gap === 'number' ? gap : gap(index)
    if (burst.begins(at)) before = field
    const judged = burst.press(keyOf(key, at))
    if (judged.recognised) field = before
    if (judged.verdict === 'typing' && key.key.length === 1) field += key.key
    note(judged)
  })
  note({ scanned: burst.silence(at + 80) })
  return { field, scans }
}

describe('a scan', () => {
  const code = 'CY1.1000000008.12345678'

  it.each([code, '600000000712345678'])('of %s is read, and nothing of it is typed', (text) => {
    expect(play([...keysOf(text), { key: 'Enter', code: 'Enter' }], 8)).toEqual({ field: '', scans: [text] })
  })

  it('without an end key is over when no key comes', () => {
    expect(play(keysOf(code), 8)).toEqual({ field: '', scans: [code] })
  })

  it.each(['Tab', 'Enter'])('may begin and end with %s', (end) => {
    const key = { key: end, code: end }
    expect(play([key, ...keysOf(code), key], 8).scans).toEqual([code])
  })

  it('ends once with CR and LF', () => {
    const burst = createBurst()
    const verdicts = [...keysOf(code), { key: 'Enter', code: 'Enter' }, { key: 'Enter', code: 'Enter' }].map(
      (key, index) => burst.press(keyOf(key, index * 8)),
    )
    expect(verdicts.slice(-2)).toEqual([
      { verdict: 'scanning', recognised: false, scanned: code },
      { verdict: 'scanning', recognised: false, scanned: null },
    ])
  })

  it('is read from the physical keys while an input method takes them', () => {
    const taken = keysOf(code).map(({ code: place }) => ({ key: 'Process', code: place, keyCode: 229 }))
    expect(play([...taken, { key: 'Enter', code: 'Enter' }], 8).scans).toEqual([code])
  })

  it('follows another after 600 ms, fifty times', () => {
    const codes = Array.from({ length: 50 }, (_, index) => `91000000008${String(10_000_000 + index)}`)
    const keys = codes.flatMap((text) => [...keysOf(text), { key: 'Enter', code: 'Enter' }])
    const gap = (index: number) => (index % 20 === 0 ? 600 : 8)
    expect(play(keys, gap)).toEqual({ field: '', scans: codes })
  })

  it('leaves what stood in the field', () => {
    const keys = [...keysOf('120'), ...keysOf(code), { key: 'Enter', code: 'Enter' }]
    expect(play(keys, (index) => (index <= 3 ? 200 : 8))).toEqual({ field: '120', scans: [code] })
  })

  it('is not typed by Alt and the number pad either', () => {
    const judged = createBurst().press({ ...keyOf({ key: '5', code: 'Numpad5' }, 0), altKey: true })
    expect(judged).toEqual({ verdict: 'scanning', recognised: false, scanned: null })
  })
})

describe('typing', () => {
  it.each([
    ['CY1.1000000008.12345678', 120],
    ['120', 70],
    ['12345', 8],
  ])('%s at %i ms a key stays in the field', (text, gap) => {
    expect(play(keysOf(text), gap)).toEqual({ field: text, scans: [] })
  })

  it('of any text at any pace of a person is never a scan', () => {
    const texts = fc.stringMatching(/^[0-9A-Za-z.]{1,40}$/)
    fc.assert(
      fc.property(
        texts,
        fc.array(fc.integer({ min: 60, max: 400 }), { minLength: 40, maxLength: 40 }),
        (text, gaps) => {
          expect(play(keysOf(text), (index) => gaps[index]!)).toEqual({ field: text, scans: [] })
        },
      ),
    )
  })

  it('and scans in any order never mix', () => {
    const typed = fc.record({ text: fc.stringMatching(/^[0-9]{1,9}$/), gap: fc.integer({ min: 60, max: 200 }) })
    const scanned = fc.record({ text: fc.stringMatching(/^[0-9A-Z]{12,30}$/), gap: fc.integer({ min: 1, max: 30 }) })
    fc.assert(
      fc.property(fc.array(fc.oneof(typed, scanned), { maxLength: 6 }), (parts) => {
        const keys = parts.flatMap(({ text, gap }) =>
          keysOf(text).map((key, index) => ({ key, gap: index === 0 ? 300 : gap })),
        )
        const played = play(
          keys.map(({ key }) => key),
          (index) => keys[index]!.gap,
        )
        const slow = parts.filter(({ gap }) => gap >= 60)
        expect(played.field).toBe(slow.map(({ text }) => text).join(''))
        expect(played.scans).toEqual(parts.filter((part) => !slow.includes(part)).map(({ text }) => cleanScan(text)))
      }),
    )
  })
})
