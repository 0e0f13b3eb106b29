import { describe, expect, it } from 'vitest'
import { sections } from '../sections.tsx'
import { stretchOf } from './letters.ts'

const marked = (name: string, typed: string): string | null => {
  const stretch = stretchOf(name, typed)
  return stretch && `${name.slice(0, stretch.from)}[${name.slice(stretch.from, stretch.to)}]${name.slice(stretch.to)}`
}

describe('a page is found by', () => {
  it.each([
    ['会员', '会', '[会]员'],
    ['待升级', 'sj', '待[升级]'],
    ['待升级', 'dsj', '[待升级]'],
    ['待升级', 'shengj', '待[升级]'],
    ['兑换记录', 'Dui Huan', '[兑换]记录'],
    ['规则', 'gz', '[规则]'],
    ['规则', 'zg', null],
    ['规则', '', null],
  ])('%s: %s', (name, typed, expected) => {
    expect(marked(name, typed)).toBe(expected)
  })

  it('its pinyin, whatever page there is', () => {
    const names = sections.flatMap(({ pages }) => pages.map(({ name }) => name))
    const silent = names.filter((name) => [...name].some((character) => marked(character, character) === null))
    expect(silent).toEqual([])
    const unread = [...new Set(names.flatMap((name) => [...name]))].filter(
      (character) => !'abcdefghijklmnopqrstuvwxyz'.split('').some((letter) => stretchOf(character, letter) !== null),
    )
    expect(unread).toEqual([])
  })
})
