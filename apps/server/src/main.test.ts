import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { newDatabase } from './testing/test-database.ts'

test('a server whose port is taken says so and ends, whatever it had opened', async () => {
  const other = createServer().listen(0)
  await once(other, 'listening')
  const { port } = other.address() as AddressInfo
  const { url, folder, remove } = await newDatabase()
  const server = spawn(process.execPath, [join(import.meta.dirname, 'main.ts'), '--port', String(port)], {
    env: { PATH: process.env['PATH'], DATABASE_URL: url, KEY_FILE: join(folder, 'cheyou.key') },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  onTestFinished(async () => {
    server.kill('SIGKILL')
    other.close()
    await remove()
  })
  let said = ''
  server.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const [code] = (await once(server, 'close')) as [number | null]

  expect(code).toBe(1)
  expect(said).toContain(`Port ${port} is in use.`)
})
