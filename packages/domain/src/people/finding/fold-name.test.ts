import { describe, expect, it } from 'vitest'
import { foldName, stretchOfLetters, stretchOfName } from './fold-name.ts'

const marked = (text: string, stretch: { from: number; to: number } | null): string | null =>
  stretch && `${text.slice(0, stretch.from)}[${text.slice(stretch.from, stretch.to)}]${text.slice(stretch.to)}`

describe('a part of a name', () => {
  it.each([
    ['王小强', '小', '王[小]强'],
    ['Ava Chen', 'avac', '[Ava C]hen'],
    ['ＡＢＣ汽车', 'bc汽', 'Ａ[ＢＣ汽]车'],
    ['𠮷田', '田', '𠮷[田]'],
    ['㈱车友', '株', '[㈱]车友'],
    ['王强', '李', null],
    ['王强', '', null],
  ])('of %s: %s', (name, part, expected) => {
    expect(marked(name, stretchOfName(name, part))).toBe(expected)
  })

  it('is folded to half width, small letters and no spaces', () => {
    expect(foldName(' Ａva  陈 ')).toBe('ava陈')
  })
})

describe('letters of a name', () => {
  const read = [
    { character: '王', letters: 'wang' },
    { character: '·', letters: '' },
    { character: '小', letters: 'xiao' },
    { character: '强', letters: 'qiang' },
  ]
  it.each([
    ['wang', 'pinyin', '[王]·小强'],
    ['wangx', 'pinyin', '[王·小]强'],
    ['xiaoqiang', 'pinyin', '王·[小强]'],
    ['iao', 'pinyin', null],
    ['wxq', 'initials', '[王·小强]'],
    ['xq', 'initials', '王·[小强]'],
    ['wq', 'initials', null],
    ['wxqz', 'initials', null],
  ] as const)('%s by %s', (letters, by, expected) => {
    expect(marked('王·小强', stretchOfLetters(read, letters, by))).toBe(expected)
  })
})
