import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { beyondFloor } from './floor.ts'
import { describeMiniProgram } from './suite.ts'

const dist = fileURLToPath(new URL('../../apps/miniapp/dist/weapp', import.meta.url))
const scripts = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.js'))

/** What came after the floor and the program brings itself, see `platform/missing.ts` of the mini-program. */
const BROUGHT = ['Array.prototype.at', 'String.prototype.at', 'Object.hasOwn']

it.each([
  ['class A { left = 3 }', 'Unexpected token (1:15)'],
  ['class A { #left() {} }', "Unexpected character '#' (1:10)"],
  ['rows.findLast(Boolean)', 'findLast()'],
  ['const copy = structuredClone(rows)', 'structuredClone()'],
  ['new WeakRef(page)', 'WeakRef'],
  ['text.match(/(?<=a)b/)', 'lookbehind'],
  ['new RegExp("(?<!a)b")', 'lookbehind'],
])('finds what iOS 14 and Chrome 86 cannot run: %s', (code, found) => {
  expect(beyondFloor(code)).toEqual([found])
})

it('lets pass what they can', () => {
  expect(
    beyondFloor('left ??= rows?.[0]?.replaceAll("a", "b"); typeof structuredClone; ({ findLast: 1 }).findLast'),
  ).toEqual([])
})

it('the program, with the packages it brings, needs nothing that came later', () => {
  expect(scripts.length).toBeGreaterThan(20)
  const found = scripts.flatMap((file) =>
    beyondFloor(readFileSync(join(dist, file), 'utf8')).map((what) => `${file}: ${what}`),
  )
  expect(found).toEqual([])
})

it('asks WeChat for the base library that those phones have, as operators are told', () => {
  const read = (path: string) => readFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)), 'utf8')
  const { libVersion } = JSON.parse(read('apps/miniapp/dist/weapp/project.config.json')) as { libVersion: string }
  // The first that needs iOS 14 or Chrome 86; up to 3.5 iOS 13 lives on.
  expect(libVersion).toBe('3.6.0')
  expect(read('docs/operations.md')).toContain(`Set the least base library to ${libVersion} in WeChat's console`)
  const { browserslist } = JSON.parse(read('apps/miniapp/package.json')) as { browserslist: string[] }
  expect(browserslist).toEqual(['ios >= 14', 'chrome >= 86'])
})

describeMiniProgram('Cheyou on an old phone', (start) => {
  it.each(['pages/home/index', 'pages/code/index', 'subpackages/points/statement/index'])(
    'opens %s without the built-ins that it brings',
    async (path) => {
      const app = await start({ dist, path, lacking: BROUGHT, wx: { login: () => ({ code: 'login-code' }) } })
      await app.setOnline(false)
      await app.waitUntil(() => app.page.text() !== '')
      expect(app.page.path).toBe(path)
      expect(app.realm().run('[1, 2].at(-1) + "ab".at(-1) + Object.hasOwn({ a: 1 }, "a")', 'test')).toBe('2btrue')
    },
  )
})
