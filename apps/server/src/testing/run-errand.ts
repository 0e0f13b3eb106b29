import { fork } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { Errand, ErrandMessage } from './example-process.ts'
import type { JobErrand } from './job-process.ts'

interface Answer {
  done?: unknown
  failed?: string
  reached?: true
}

export interface Errands {
  /** Resolves with the result of a process that ended. @throws Error with what the process said */
  finished: Promise<unknown>
  /** Resolves when the process has come to the place where it stays. */
  reached: Promise<void>
  /** Lets a process go on that waits for the others. */
  go(): void
  /** kill -9, resolved when the process is gone. */
  kill(): Promise<void>
}

/** Runs an errand in a real process of its own on the database at `url`. */
export function runErrand(url: string, errand: Errand, env: Record<string, string> = {}): Errands {
  const message: ErrandMessage = { url, errand }
  return runProcess('example-process.ts', message, env)
}

/** Works on the jobs of a club in a real process of its own, until none is open. */
export const runJobs = (errand: JobErrand): Errands => runProcess('job-process.ts', errand)

function runProcess(file: string, message: object, env: Record<string, string> = {}): Errands {
  const script = fileURLToPath(new URL(`./${file}`, import.meta.url))
  const child = fork(script, {
    env: { ...process.env, ...env },
    execArgv: [],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  child.send(message)
  const reached = answerOf(child, (answer) => answer.reached === true).then(() => undefined)
  const finished = answerOf(child, (answer) => 'done' in answer).then((answer) => answer.done)
  // A test waits for one of the two; the other may end unheard.
  reached.catch(() => {})
  finished.catch(() => {})
  return {
    reached,
    finished,
    go: () => void child.send('go'),
    async kill() {
      if (child.exitCode !== null) throw new Error('There is nothing to kill: the process has ended by itself')
      const gone = once(child, 'exit')
      child.kill('SIGKILL')
      await gone
    },
  }
}

function answerOf(child: ChildProcess, isIt: (answer: Answer) => boolean): Promise<Answer> {
  return new Promise((resolve, reject) => {
    child.on('message', (answer: Answer) => {
      if (isIt(answer)) resolve(answer)
      if (answer.failed !== undefined) reject(new Error(answer.failed))
    })
    child.once('exit', (code, signal) => reject(new Error(`The process ended (${code ?? signal}) before it answered`)))
  })
}
