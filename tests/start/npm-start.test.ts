import { once } from 'node:events'
import { existsSync, statSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { getDemoDoors } from '@cheyou/contract'
import { afterAll, expect, it } from 'vitest'
import { newcomer, type RunningCommand } from './newcomer.ts'

const somebody = newcomer()
let start: RunningCommand | null = null
afterAll(async () => {
  start?.interrupt()
  await start?.ended
  somebody.leave()
})

async function freePort(): Promise<number> {
  const probe = createServer().listen(0)
  await once(probe, 'listening')
  const { port } = probe.address() as AddressInfo
  probe.close()
  await once(probe, 'close')
  return port
}

async function textAt(address: string): Promise<string> {
  const answer = await fetch(address)
  expect([address, answer.status]).toEqual([address, 200])
  return answer.text()
}

/** Until the command has written this. @throws Error with all it wrote when it ended before */
async function untilItSays({ output, news, ended }: RunningCommand, words: string): Promise<void> {
  const over = ended.then((code) => {
    throw new Error(`npm ended with ${code}:\n${output()}`)
  })
  over.catch(() => undefined)
  while (!output().includes(words)) await Promise.race([news(), over])
}

it('npm start, by somebody without rights in a folder with blanks and Chinese characters, brings the demo and takes it away', async () => {
  const port = await freePort()
  start = somebody.npm(['start', '--', '--port', String(port)])
  const origin = `http://localhost:${port}`
  await untilItSays(start, `Cheyou is ready: ${origin}/`)
  for (const page of ['/m/', '/console/']) {
    const scripts = [...(await textAt(`${origin}${page}`)).matchAll(/<script[^>]* src="([^"]+)"/g)].map(
      ([, src]) => src!,
    )
    expect(scripts).not.toEqual([])
    for (const src of scripts) expect(await textAt(new URL(src, `${origin}${page}`).href)).not.toBe('')
  }
  const { owner } = getDemoDoors.response.parse(JSON.parse(await textAt(origin + getDemoDoors.path)))
  expect(await textAt(`${origin}/`)).toContain('车友会')
  expect(owner.openid).not.toBe('')
  const database = join(somebody.folder, '.data', 'cheyou.db')
  expect(existsSync(database)).toBe(true)
  expect(statSync(database).uid).toBe(statSync(somebody.folder).uid)

  start.interrupt()
  await start.ended
  await expect(fetch(origin)).rejects.toThrow('fetch failed')
})
