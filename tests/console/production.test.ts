import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { inWorld } from '../support/each-file.ts'

const world = inWorld({ customers: [{ name: '安欣然' }] })
const builds = join(import.meta.dirname, '../../apps/miniapp/dist')

/** What only the visitor of the demo meets: the local WeChat's buttons, other people to be, the code on another's screen. */
const OF_THE_DEMO = ['/sandbox/', '/api/demo', 'cheyou.demo', 'demo.person', '换一个人看看', '您想以谁的身份看看']

function foundIn(build: string): string[] {
  const files = readdirSync(join(builds, build), { recursive: true, withFileTypes: true }).filter((one) => one.isFile())
  const texts = files.map(({ parentPath, name }) => readFileSync(join(parentPath, name), 'utf8'))
  return OF_THE_DEMO.filter((part) => texts.some((text) => text.includes(part)))
}

it('the stand-in for WeChat is in the demo’s build, so that looking for it means something', () => {
  expect(foundIn('h5')).toEqual(OF_THE_DEMO)
})

it.for(['h5-production', 'weapp'])('the build %s has nothing of the demo', (build) => {
  expect(readdirSync(join(builds, build)).length).toBeGreaterThan(0)
  expect(foundIn(build)).toEqual([])
})

it.for([
  ['GET', '/m/'],
  ['GET', '/m/app/'],
  ['GET', '/doors.html'],
  ['GET', '/phone.html'],
  ['GET', '/api/demo/people'],
  ['GET', '/api/demo/doors'],
  ['POST', '/api/demo/console-session'],
  ['POST', '/sandbox/login-code'],
  ['POST', '/sandbox/phone-code'],
] as const)('a server in production has no %s %s', async ([method, path]) => {
  const answer = await world().visitor().send({ method, path })
  expect(answer.status).toBe(404)
})

it('a server in production leads to the desk', async () => {
  const answer = await world().visitor().send({ method: 'GET', path: '/' })
  expect([answer.status, answer.headers.get('location')]).toEqual([302, '/console/'])
})
