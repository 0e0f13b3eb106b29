import { expect, test } from 'vitest'
import { DatabaseUnusable } from '../platform/db/errors.ts'
import { testClub } from '../testing/test-app.ts'
import { fillDemo } from './fill-demo.ts'

test('the demo does not mix its sample dealership into the club of a real shop', async () => {
  const { app } = await testClub()
  const said: string[] = []
  await expect(fillDemo(app, (line) => said.push(line))).rejects.toThrow(DatabaseUnusable)

  expect(said).toEqual([])
  expect(await app.db.read.all('SELECT id FROM stores')).toHaveLength(1)
})
