import { afterAll, beforeAll, expect } from 'vitest'
import { openWorld, type World, type WorldWish } from './world.ts'

/**
 * One world for a test file: it is there before the first test. After the last the ledger is audited and the servers' logs are
 * read: no unexpected failure, and nothing personal or secret in them.
 */
export function inWorld(wish: WorldWish): () => World {
  let world: World | null = null
  beforeAll(async () => {
    world = await openWorld(wish)
  })
  afterAll(async () => {
    if (!world) return
    try {
      expect(await world.audit()).toMatchObject({ ok: true, findings: [] })
      const logs = world.logs()
      expect(failuresIn(logs)).toEqual([])
      expect(world.secrets().filter((secret) => logs.includes(secret))).toEqual([])
    } finally {
      await world.close()
    }
  })
  return () => {
    if (!world) throw new Error('The world is there from the first hook on')
    return world
  }
}

/** Every request that the servers could not answer, with the first words of why. */
function failuresIn(logs: string): string[] {
  return logs
    .split('\n')
    .filter((line) => line.includes('"msg":"request failed"'))
    .map((line) => {
      const { method, path, err } = JSON.parse(line) as { method: string; path: string; err?: { message?: string } }
      return `${method} ${path}: ${err?.message?.slice(0, 300) ?? ''}`
    })
}
