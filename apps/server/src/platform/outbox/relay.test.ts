import { describe, expect, test } from 'vitest'
import { exampleHappened, HANDLER, happen, notes, noting } from '../../testing/example-events.ts'
import { exampleAct, exampleTables } from '../../testing/example-tables.ts'
import { moreThan, race } from '../../testing/race.ts'
import { systemAct, testClub } from '../../testing/test-app.ts'
import type { Module } from '../module.ts'
import { claimEvents } from './claim-events.ts'
import { deliver } from './deliver.ts'
import { afterCommit, drainOutbox, parkedEvents, retryEvent, startRelay, type Delivery } from './index.ts'

type Happening = { subjectId: string; n: number }

/** A club whose module gets each event by `handle`, one after the other, and notes it if that does not throw. */
async function clubWith(module: Module) {
  const club = await testClub(undefined, { ...exampleTables, modules: [module] })
  const raise = (...happenings: Happening[]) => club.app.db.unit(exampleAct, (unit) => happen(unit, happenings))
  const left = async () =>
    (await club.app.db.read.all<{ subjectId: string }>('SELECT subjectId FROM outbox_events ORDER BY position')).map(
      ({ subjectId }) => subjectId,
    )
  return { ...club, raise, left, noted: () => notes(club.app.db.read) }
}

/** As `noting`, but it throws for what `bad` says. */
function failing(bad: (facts: Happening) => boolean): Module {
  const [handler] = noting.outbox!
  return {
    ...noting,
    outbox: [
      afterCommit(exampleHappened, HANDLER, {
        write: (unit, events) => {
          if (events.some(({ facts }) => bad(facts))) throw new TypeError('电话 13800138000 无法识别')
          return 'write' in handler!.work ? handler!.work.write(unit, events) : Promise.reject(new Error('no writer'))
        },
      }),
    ],
  }
}

const inTurns = (subjects: readonly string[], times: number): Happening[] =>
  Array.from({ length: times }, (_, n) => subjects.map((subjectId) => ({ subjectId, n }))).flat()

const counted = (times: number) => Array.from({ length: times }, (_, n) => n)

/** What one relay has taken another takes too, and what was handled is there all the same. */
const takenTwice = [
  [/(UPDATE outbox_events .*) AND status = 'ready' AND notBefore <= \?/s, '$1 AND ? IS NOT NULL'],
  [
    /DELETE FROM `?outbox_events`?(.*) AND leaseId = \?/s,
    "UPDATE outbox_events SET status = 'done'$1 AND ? IS NOT NULL",
  ],
] as const

describe('what follows after the commit', () => {
  test('is kept with what it tells of, handled once and in the order of its subject, and then gone', async () => {
    const { app, raise, left, noted } = await clubWith(noting)
    const subjects = ['anna', 'bea', 'carl']
    for (const n of counted(40)) await raise(...subjects.map((subjectId) => ({ subjectId, n })))
    const undone = app.db.unit(exampleAct, async (unit) => {
      await happen(unit, [{ subjectId: 'anna', n: 99 }])
      throw new Error('no')
    })
    await expect(undone).rejects.toThrow('no')
    expect(await left()).toHaveLength(120)
    // Fewer at a time than there are, so that the order must hold from claim to claim.
    expect(await drainOutbox(app, { limit: 7 })).toBe(120)
    expect(await noted()).toEqual(new Map(subjects.map((subject) => [subject, counted(40)])))
    expect(await left()).toEqual([])
    expect(await drainOutbox(app)).toBe(0)
  })

  test('is written only for handlers that somebody has', async () => {
    const { app, raise, left } = await clubWith({ ...noting, outbox: [] })
    await raise({ subjectId: 'anna', n: 1 })
    expect(await left()).toEqual([])
    expect(await drainOutbox(app)).toBe(0)
  })

  test('happens soon after the commit in a server that runs, without waiting for the clock', async () => {
    const { app, raise, noted } = await clubWith(noting)
    const relay = startRelay(app, { pollMs: 3_600_000 })
    await raise({ subjectId: 'anna', n: 1 })
    await expect.poll(noted).toEqual(new Map([['anna', [1]]]))
    await raise({ subjectId: 'anna', n: 2 })
    await expect.poll(noted).toEqual(new Map([['anna', [1, 2]]]))
    await relay.stop()
  })

  test('comes by the clock when another process raised it', async () => {
    const { app, raise, noted } = await clubWith(noting)
    await raise({ subjectId: 'anna', n: 1 })
    const relay = startRelay(app, { pollMs: 10 })
    await expect.poll(noted).toEqual(new Map([['anna', [1]]]))
    await relay.stop()
  })

  race(
    'is shared by relays at the same time, each event once and in its order',
    { look: /FROM outbox_events e/, off: takenTwice, sees: moreThan(240) },
    async (contest) => {
      const club = await clubWith(noting)
      const { raise, left, noted } = club
      const subjects = counted(12).map((n) => `subject-${n}`)
      await raise(...inTurns(subjects, 20))
      const { app } = contest(club)
      const handled = await Promise.all(counted(6).map(() => drainOutbox(app, { limit: 5 })))
      // One that finds everything taken goes home early; what the others have stays with them.
      expect(handled.reduce((sum, own) => sum + own, 0)).toBe(240)
      expect(await left()).toEqual([])
      expect(await noted()).toEqual(new Map(subjects.map((subject) => [subject, counted(20)])))
    },
  )
})

describe('a handler that fails', () => {
  test('holds back its own subject and nobody else, is parked after ten times, and the others go on', async () => {
    const { app, clock, raise, left, noted } = await clubWith(
      failing(({ subjectId, n }) => subjectId === 'anna' && n === 1),
    )
    await raise(...inTurns(['anna', 'bea'], 4))
    await drainOutbox(app)
    expect(await noted()).toEqual(
      new Map([
        ['anna', [0]],
        ['bea', [0, 1, 2, 3]],
      ]),
    )
    let pause = 0
    for (let failures = 1; failures < 10; failures++) {
      expect(await left()).toEqual(['anna', 'anna', 'anna'])
      expect(await parkedEvents(app.db.read, exampleAct.groupId)).toEqual([])
      // Each pause is longer than the one before: nothing is tried until it is over.
      pause = 5_000 * 2 ** (failures - 1)
      clock.advance(pause - 1)
      expect(await drainOutbox(app)).toBe(0)
      clock.advance(1)
      await drainOutbox(app)
    }
    const [parked, ...others] = await parkedEvents(app.db.read, exampleAct.groupId)
    expect(others).toEqual([])
    expect(parked).toMatchObject({ event: 'example.happened', handler: HANDLER, subjectId: 'anna', failures: 10 })
    expect(parked!.parkedAt).toEqual(clock.now())
    expect(parked!.lastError).toMatch(/^TypeError: … … … \(relay\.test\.ts:\d+\)$/)
    await drainOutbox(app)
    expect((await noted()).get('anna')).toEqual([0, 2, 3])
    expect(await left()).toEqual(['anna'])
  })

  test('gets a parked event again when somebody asks for it, and before later ones that wait', async () => {
    let broken = true
    const { app, clock, raise, left, noted } = await clubWith(failing(({ n }) => broken && n === 0))
    await raise({ subjectId: 'anna', n: 0 })
    for (let failures = 0; failures < 10; failures++, clock.advance(3_600_000)) await drainOutbox(app)
    const [parked] = await parkedEvents(app.db.read, exampleAct.groupId)
    const act = { ...systemAct('another-group'), action: 'outbox.retry' }
    await expect(retryEvent(app, act, parked!.id)).rejects.toThrow('NOT_FOUND')
    broken = false
    await raise({ subjectId: 'anna', n: 1 })
    await retryEvent(app, { ...act, groupId: exampleAct.groupId }, parked!.id)
    await expect(retryEvent(app, { ...act, groupId: exampleAct.groupId }, parked!.id)).rejects.toThrow('NOT_FOUND')
    await drainOutbox(app, { limit: 1 })
    expect((await noted()).get('anna')).toEqual([0, 1])
    expect([await left(), await parkedEvents(app.db.read, exampleAct.groupId)]).toEqual([[], []])
  })

  test('keeps no other handler of the same event from its work', async () => {
    const sent: Delivery<Happening>[] = []
    const module: Module = {
      ...failing(() => true),
      outbox: [
        ...failing(() => true).outbox!,
        afterCommit(exampleHappened, 'example.send', { send: async (_, event) => void sent.push(event) }),
      ],
    }
    const { app, raise, left } = await clubWith(module)
    await raise(...inTurns(['anna', 'bea'], 2))
    expect(await drainOutbox(app)).toBe(4)
    const ofAnna = sent.filter(({ subjectId }) => subjectId === 'anna')
    expect(ofAnna.map(({ facts }) => facts)).toEqual([
      { subjectId: 'anna', n: 0 },
      { subjectId: 'anna', n: 1 },
    ])
    expect(new Set(sent.map(({ id }) => id)).size).toBe(4)
    expect(await left()).toEqual(['anna', 'bea', 'anna', 'bea'])
  })

  test('that sends is asked again with the same id', async () => {
    const tries: string[] = []
    const module: Module = {
      ...noting,
      outbox: [
        afterCommit(exampleHappened, 'example.send', {
          async send(_, { id, facts }) {
            tries.push(`${id} ${facts.n}`)
            if (tries.length === 1) throw new Error('no answer')
          },
        }),
      ],
    }
    const { app, clock, raise, left } = await clubWith(module)
    await raise({ subjectId: 'anna', n: 0 }, { subjectId: 'anna', n: 1 })
    await drainOutbox(app)
    expect(tries).toHaveLength(1)
    clock.advance(5_000)
    await drainOutbox(app)
    expect(tries).toHaveLength(3)
    expect(tries[1]).toBe(tries[0])
    expect(tries[2]).toMatch(/ 1$/)
    expect(await left()).toEqual([])
  })

  test('that is gone from the program leaves its events to others for an hour, then they are parked with a word', async () => {
    const { app, clock, raise } = await clubWith(noting)
    await raise({ subjectId: 'anna', n: 1 })
    const later = { ...app, modules: [] }
    const turn = async () => {
      const relay = startRelay(later)
      await relay.stop()
      return parkedEvents(app.db.read, exampleAct.groupId)
    }
    expect(await turn()).toEqual([])
    clock.advance(3_600_000)
    expect(await turn()).toMatchObject([{ handler: HANDLER, lastError: 'No program handles this event any more' }])
  })
})

describe('a lease', () => {
  test('keeps events, and what is behind them, from other relays until it ends; then the late one changes nothing', async () => {
    const { app, clock, raise, noted } = await clubWith(noting)
    await raise(...inTurns(['anna'], 3))
    const options = { limit: 2, leaseMs: 60_000 }
    const claim = await claimEvents(app, HANDLER, options)
    expect(claim.events.map(({ facts }) => facts)).toEqual([
      { subjectId: 'anna', n: 0 },
      { subjectId: 'anna', n: 1 },
    ])
    expect(await drainOutbox(app)).toBe(0)
    clock.advance(60_000)
    const again = await claimEvents(app, HANDLER, options)
    expect(again.events.map(({ id }) => id)).toEqual(claim.events.map(({ id }) => id))
    const [handler] = noting.outbox!
    expect(await deliver(app, handler!, claim)).toBe(0)
    expect(await noted()).toEqual(new Map())
    expect(await deliver(app, handler!, again)).toBe(2)
    expect(await drainOutbox(app)).toBe(1)
    expect(await noted()).toEqual(new Map([['anna', [0, 1, 2]]]))
  })
})
