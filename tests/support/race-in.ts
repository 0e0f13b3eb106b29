import { afterAll, beforeAll, describe, inject, it } from 'vitest'
import { inWorld } from './each-file.ts'
import { expectLost, type Guard } from './guards.ts'
import { openRaceHub, type RaceHub } from './race-hub.ts'
import { openWorld, type World, type WorldWish } from './world.ts'

/** Does at once what races; what comes before or after it goes past. */
export type Contest = <T>(together: () => Promise<T>) => Promise<T>

export interface RacingFile {
  world: () => World
  /** A test in which several do at once what only one may, in one process or in many. */
  race(name: string, guard: Guard, run: (contest: Contest, control: boolean) => Promise<void>): void
  /**
   * The last line of the file: on MariaDB every race runs a second time as its own control, in a world of its own whose programs have
   * the guard taken away and wait for each other after their look. There its expectation must fail, or the race proves nothing.
   */
  controls(): void
}

/** As `inWorld`, for a file with races. `ready` is done before the tests, and once more before the controls. */
export function raceIn(wish: WorldWish, ready: () => Promise<void> = async () => {}): RacingFile {
  const own = inWorld(wish)
  let world = own
  const races: { name: string; guard: Guard; run: (contest: Contest, control: boolean) => Promise<void> }[] = []
  let controlled = false
  beforeAll(async () => {
    if (!controlled) throw new Error('The last line of a file with races is controls()')
    await ready()
  })
  return {
    world: () => world(),
    race(name, guard, run) {
      // oxlint-disable-next-line vitest/expect-expect, vitest/valid-title -- both are the caller's
      it(name, () => run((together) => together(), false))
      races.push({ name, guard, run })
    },
    controls() {
      controlled = true
      if (inject('databaseKind') !== 'mariadb') return
      describe('the control, without the guard', () => {
        let hub: RaceHub
        let unguarded: World
        const dropped = new Set<string>()
        beforeAll(async () => {
          hub = await openRaceHub()
          unguarded = await openWorld({ ...wish, environment: { ...wish.environment, ...hub.environment } })
          world = () => unguarded
          await ready()
        })
        afterAll(async () => {
          await unguarded.close()
          await hub.close()
        })
        for (const { name, guard, run } of races)
          // oxlint-disable-next-line vitest/valid-title -- the caller's
          it(name, async () => {
            for (const statement of guard.dropped ?? [])
              if (!dropped.has(statement)) await unguarded.database.run(statement)
            guard.dropped?.forEach((statement) => dropped.add(statement))
            await expectLost(
              run((together) => hub.during(guard, together), true),
              hub.gate,
              guard,
            )
          })
      })
    },
  }
}
