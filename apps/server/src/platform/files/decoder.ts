import { fork, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { mutex } from '../db/mutex.ts'
import { Refusal } from '../http/refusal.ts'
import type { Picture } from './picture.ts'

/** Pictures that wait for their turn, each up to 5 MB; a desk uploads one at a time. */
const WAITING_MAX = 8
/** The largest picture takes about two seconds; one that takes longer is stopped. */
const PATIENCE_MS = 30_000
/** How long the process stays when there is nothing to decode. */
const IDLE_MS = 10_000

const turn = mutex()
let waiting = 0
let decoder: ChildProcess | null = null
let idle: NodeJS.Timeout | undefined

/**
 * Decodes a picture in a process of its own, one after the other: however large pictures are, the server's own memory and its
 * answers are not touched. Null for one that cannot be read, or whose process broke. @throws SERVICE_BUSY when many wait already
 */
export async function decode(given: Buffer): Promise<Picture | null> {
  if (waiting >= WAITING_MAX) throw new Refusal('SERVICE_BUSY', { retryAfterSeconds: 5 })
  waiting += 1
  const leave = await turn()
  try {
    clearTimeout(idle)
    decoder ??= start()
    return await answerOf(decoder, given)
  } finally {
    waiting -= 1
    idle = setTimeout(stop, IDLE_MS).unref()
    leave()
  }
}

/**
 * For glibc: one heap, and what is freed goes back to the system at once. Otherwise each large picture leaves some of its memory
 * behind: 340 MB after twelve instead of 190.
 */
const GIVING_BACK = { MALLOC_ARENA_MAX: '1', MALLOC_MMAP_THRESHOLD_: '131072', MALLOC_TRIM_THRESHOLD_: '131072' }

function start(): ChildProcess {
  const script = join(import.meta.dirname, 'decode-picture.ts')
  const child = fork(script, {
    execArgv: ['--max-old-space-size=64'],
    // Nothing else: what reads pictures of strangers has no need of our settings.
    env: GIVING_BACK,
    serialization: 'advanced',
    stdio: 'ignore',
  })
  // Neither it nor the way to it keeps a command from ending; it ends when we do.
  child.unref()
  child.channel?.unref()
  child.once('exit', () => {
    if (decoder === child) decoder = null
  })
  return child
}

function stop(): void {
  decoder?.kill('SIGKILL')
  decoder = null
}

function answerOf(child: ChildProcess, given: Buffer): Promise<Picture | null> {
  return new Promise((resolve) => {
    const late = setTimeout(stop, PATIENCE_MS)
    const end = (picture: Picture | null): void => {
      clearTimeout(late)
      child.off('message', end).off('exit', broken).off('error', broken)
      child.channel?.unref()
      resolve(picture)
    }
    const broken = (): void => end(null)
    child.on('message', end).on('exit', broken).on('error', broken)
    child.channel?.ref()
    child.send(given, (error) => error && broken())
  })
}
