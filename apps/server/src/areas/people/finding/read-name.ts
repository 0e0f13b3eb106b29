import type { Read } from '@cheyou/domain'
import { pinyin } from 'pinyin-pro'

const HAN = /\p{Script=Han}/u

/**
 * A name with how each of its characters is read: 王 `wang`, without tones and with `v` for ü, as people type. Of a character with several
 * readings the surname’s counts at the beginning of a name, and else that of the word around it.
 */
export function readName(name: string): Read[] {
  const options = { toneType: 'none', type: 'array', v: true, surname: 'head' } as const
  return stretches(name).flatMap(({ text, chinese }) => {
    const characters = [...text]
    if (!chinese) return characters.map((character) => ({ character, letters: plainLetters(character) }))
    const read = pinyin(text, options)
    return characters.map((character, i) => ({ character, letters: plainLetters(read[i] ?? '') }))
  })
}

const plainLetters = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, '')

/** Runs of Chinese characters, and of others. */
function stretches(name: string): { text: string; chinese: boolean }[] {
  const found = name.match(/\p{Script=Han}+|[^\p{Script=Han}]+/gu) ?? []
  return found.map((text) => ({ text, chinese: HAN.test(text) }))
}
