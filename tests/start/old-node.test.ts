import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'acorn'
import { expect, it } from 'vitest'

const root = join(import.meta.dirname, '../..')
const firstFile = './scripts/setup/require-node.cjs'
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: Record<string, string> }

it.each(['start', 'test'])('npm run %s on Node 18 says which Node is needed, and does nothing', (name) => {
  const [node, ...args] = scripts[name]!.split(' ')
  expect([node, ...args.slice(0, 2)]).toEqual(['node', '-r', firstFile])
  const { status, stdout, stderr } = spawnSync(process.execPath, ['-r', './tests/start/pose-as-18.cjs', ...args], {
    cwd: root,
    encoding: 'utf8',
  })
  expect([status, stderr.split('\n')[0]]).toEqual([1, 'This is Node 18.20.8; 20 or newer is needed.'])
  expect(stdout).toBe(name === 'test' ? '0 passed, 1 failed, 0 skipped\n' : '')
})

it('says so in JavaScript that a Node of any age reads', () => {
  expect(() => parse(readFileSync(join(root, firstFile), 'utf8'), { ecmaVersion: 5 })).not.toThrow()
})
