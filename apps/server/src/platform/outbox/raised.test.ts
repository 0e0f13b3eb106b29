import { event } from '@cheyou/contract'
import { describe, expect, test } from 'vitest'
import { exampleAct } from '../../testing/example-tables.ts'
import { testDatabase } from '../../testing/test-database.ts'
import type { Database, Unit } from '../db/database.ts'
import { UnitMisused } from '../db/errors.ts'
import { afterCommit, handlersOf, inUnit } from './handlers.ts'

const settled = event<{ id: string }>('test.settled', ({ id }) => id)
const lifted = event<{ id: string }>('test.lifted', ({ id }) => id)

const note = (unit: Unit, name: string) => unit.sql.insert('installation', [{ name, value: 'noted' }])
const noted = async (db: Database) =>
  (await db.read.all<{ name: string }>('SELECT name FROM installation ORDER BY name')).map(({ name }) => name)

const ids = (facts: readonly { id: string }[]) => facts.map(({ id }) => id).join('+')

/** Notes in which order handlers run and what each gets. */
function recording() {
  const runs: string[] = []
  const record = (name: string) => async (_: Unit, facts: readonly { id: string }[]) =>
    void runs.push(`${name} ${ids(facts)}`)
  return { runs, record }
}

describe('handlers inside the unit', () => {
  test('run when the work is done, in the order of the modules, once for all events of a kind, then for what they raise', async () => {
    const { runs, record } = recording()
    const modules = [
      { name: 'first', handlers: [inUnit(lifted, record('first:lifted'))] },
      {
        name: 'second',
        handlers: [
          inUnit(settled, async (unit, facts) => {
            await record('second:settled')(unit, facts)
            for (const { id } of facts) unit.raise(lifted({ id }))
          }),
        ],
      },
      { name: 'third', handlers: [inUnit(settled, record('third:settled'))] },
    ]
    const { db } = await testDatabase({ modules })
    await db.unit(exampleAct, async (unit) => {
      unit.raise(settled({ id: 'a' }))
      unit.raise(settled({ id: 'b' }))
      expect(runs).toEqual([])
    })
    expect(runs).toEqual(['second:settled a+b', 'third:settled a+b', 'first:lifted a+b'])
  })

  test('run earlier for an answer that tells what they did, and not twice', async () => {
    const { runs, record } = recording()
    const { db } = await testDatabase({ modules: [{ name: 'one', handlers: [inUnit(settled, record('one'))] }] })
    const answer = await db.unit(exampleAct, async (unit) => {
      unit.raise(settled({ id: 'a' }))
      await unit.handleRaised()
      unit.raise(settled({ id: 'b' }))
      return [...runs]
    })
    expect(answer).toEqual(['one a'])
    expect(runs).toEqual(['one a', 'one b'])
  })

  test('write in the unit, so that what one throws takes everything back, even when the work swallows it', async () => {
    const modules = [
      { name: 'writes', handlers: [inUnit(settled, (unit) => note(unit, 'by the handler'))] },
      {
        name: 'throws',
        handlers: [
          inUnit(settled, async (_, facts) => {
            if (ids(facts) === 'bad') throw new Error('no')
          }),
        ],
      },
    ]
    const { db } = await testDatabase({ modules })
    const settle = (id: string, swallow = false) =>
      db.unit(exampleAct, async (unit) => {
        await note(unit, `by the work ${id}`)
        unit.raise(settled({ id }))
        if (swallow) await unit.handleRaised().catch(() => {})
      })
    await expect(settle('bad')).rejects.toThrow('no')
    await expect(settle('bad', true)).rejects.toThrow('no')
    expect(await noted(db)).toEqual([])
    await settle('good')
    expect(await noted(db)).toEqual(['by the handler', 'by the work good'])
  })

  test('that raise each other without end take the unit back', async () => {
    const circle = [
      inUnit(settled, async (unit) => unit.raise(lifted({ id: 'a' }))),
      inUnit(lifted, async (unit) => unit.raise(settled({ id: 'a' }))),
    ]
    const { db } = await testDatabase({ modules: [{ name: 'circle', handlers: circle }] })
    const turning = db.unit(exampleAct, async (unit) => {
      await note(unit, 'lost')
      unit.raise(settled({ id: 'a' }))
    })
    await expect(turning).rejects.toThrow('without end: test.')
    expect(await noted(db)).toEqual([])
  })

  test('may not wait for each other, and nothing is raised once the unit is over', async () => {
    const waiting = inUnit(settled, (unit) => unit.handleRaised())
    const { db } = await testDatabase({ modules: [{ name: 'waiting', handlers: [waiting] }] })
    const stuck = db.unit(exampleAct, async (unit) => unit.raise(settled({ id: 'a' })))
    await expect(stuck).rejects.toBeInstanceOf(UnitMisused)
    const kept = await db.unit(exampleAct, async (unit) => unit)
    expect(() => kept.raise(settled({ id: 'late' }))).toThrow(UnitMisused)
  })
})

test('an event that nobody handles leaves nothing, not even an act', async () => {
  const { db } = await testDatabase({ modules: [] })
  await db.unit(exampleAct, async (unit) => unit.raise(settled({ id: 'a' })))
  expect(await db.read.all('SELECT id FROM acts')).toEqual([])
  expect(await db.read.all('SELECT id FROM outbox_events')).toEqual([])
})

test('two handlers of the outbox may not have one name', () => {
  const handler = afterCommit(settled, 'test.send', { send: async () => {} })
  expect(() => handlersOf([{ outbox: [handler] }, { outbox: [handler] }])).toThrow('called test.send')
})
