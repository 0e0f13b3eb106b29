// Loaded before a program of ours (`--import`) in the control of a race: what it sends to MariaDB goes past the hub of the test,
// which takes the guard out of it and lets it go on once all parties have looked.
import { EventEmitter } from 'node:events'
import mysql from 'mysql2'

type Done = (error: unknown, ...result: unknown[]) => void
type Send = (this: unknown, ...given: unknown[]) => EventEmitter
interface Told {
  sql: string
  looks: boolean
}

const hub = process.env['RACE_HUB']!

async function ask<Answer>(what: 'statement' | 'look', sql: string): Promise<Answer> {
  const response = await fetch(`${hub}/${what}`, { method: 'POST', body: sql })
  return (await response.json()) as Answer
}

/** Until all parties of the race have looked. */
function waitAfter(sql: string, goOn: () => void): void {
  void ask('look', sql).then(goOn)
}

const connection = Object.getPrototypeOf(mysql.Connection.prototype) as Record<'query' | 'execute', Send>

for (const name of ['query', 'execute'] as const) {
  const send = connection[name]
  connection[name] = function (this: unknown, ...given: unknown[]) {
    const [options] = given as [{ sql?: unknown }]
    const done = given.at(-1)
    if (typeof options.sql !== 'string' || typeof done !== 'function') return send.apply(this, given)
    const { sql } = options
    const ended = new EventEmitter()
    void ask<Told>('statement', sql).then((told) => {
      const after: Done = (error, ...result) => {
        const goOn = (): void => process.nextTick(done, error, ...result)
        if (told.looks && !error) waitAfter(sql, goOn)
        else goOn()
      }
      const command = send.call(this, { ...options, sql: told.sql }, ...given.slice(1, -1), after)
      command.once('end', () => ended.emit('end'))
    })
    return ended
  }
}
