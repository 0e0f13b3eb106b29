import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { createDatabase, dropDatabase } from '../support/mariadb.ts'
import { startMariadb } from '../support/mariadb-server.ts'
import { connected, databaseVersion } from './database.ts'
import { machine, type Machine } from './machine.ts'
import type { Say } from './say.ts'
import { rounded } from './statistics.ts'
import { table } from './table.ts'

const PROCESSES = 2
/** Whose events come one after the other. */
const SUBJECTS = 5_000

export interface RelayFigures {
  at: string
  machine: Machine
  events: number
  processes: number
  seconds: number
  eventsPerSecond: number
  /** How many each process handled. */
  handled: number[]
  /** Events that the handler noted less or more often than once. */
  lost: number
  twice: number
}

/** Drains a backlog of the outbox, each event written in the transaction of what it tells of, with two processes on MariaDB. */
export async function benchRelay(events: number, say: Say): Promise<RelayFigures> {
  const mariadb = await startMariadb()
  try {
    const url = await createDatabase(mariadb.url)
    say(`filling the outbox with ${events} events`)
    await answer(relayProcess(url, { do: 'fill', events, subjects: SUBJECTS }), 'done')
    const relays = Array.from({ length: PROCESSES }, () => relayProcess(url, { do: 'drain' }))
    await Promise.all(relays.map((relay) => answer(relay, 'ready')))
    say(`draining it with ${PROCESSES} processes`)
    const begun = performance.now()
    const handled = relays.map((relay) => answer(relay, 'done').then(Number))
    for (const relay of relays) relay.send('go')
    const counts = await Promise.all(handled)
    const seconds = (performance.now() - begun) / 1000
    const found = await noted(url)
    await dropDatabase(url)
    return {
      at: new Date().toISOString(),
      machine: machine(`MariaDB ${await databaseVersion(mariadb.url)}`),
      events,
      processes: PROCESSES,
      seconds: rounded(seconds),
      eventsPerSecond: Math.round(events / seconds),
      handled: counts,
      lost: events - found.different,
      twice: found.rows - found.different,
    }
  } finally {
    await mariadb.stop()
  }
}

function relayProcess(url: string, errand: object): ChildProcess {
  const script = fileURLToPath(new URL('../../apps/server/src/testing/relay-process.ts', import.meta.url))
  const child = fork(script, { execArgv: [], stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  child.send({ url, errand })
  return child
}

/** What a process says under a name, once it does. @throws Error when it ends before */
async function answer(child: ChildProcess, name: string): Promise<unknown> {
  for (;;) {
    const ended = once(child, 'exit').then(() => Promise.reject(new Error('A relay ended before it answered')))
    const [message] = (await Promise.race([once(child, 'message'), ended])) as [Record<string, unknown>]
    if (name in message) return message[name]
  }
}

/** The notes that the handler left: one for each event, if all is right. */
async function noted(url: string): Promise<{ rows: number; different: number }> {
  return connected(url, async (connection) => {
    const [rows] = await connection.query(
      `SELECT COUNT(*) AS n, COUNT(DISTINCT accountId, points) AS different FROM example_entries WHERE transferId = 'noted'`,
    )
    const [row] = rows as { n: unknown; different: unknown }[]
    return { rows: Number(row?.n), different: Number(row?.different) }
  })
}

export function relayTable({
  events,
  processes,
  seconds,
  eventsPerSecond,
  handled,
  lost,
  twice,
}: RelayFigures): string {
  return table(
    ['events', 'processes', 'seconds', 'events/s', 'handled by each', 'lost', 'twice'],
    [[events, processes, seconds, eventsPerSecond, handled.join(' + '), lost, twice].map(String)],
  )
}
