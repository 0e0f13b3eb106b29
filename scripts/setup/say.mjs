// What the two commands print: a line a step, with the time it took; on a terminal the running step counts its seconds.
const isTerminal = process.stdout.isTTY && process.env.CI !== 'true'

/** A failure that a person can do something about: what went wrong, and what to do. */
export class Trouble extends Error {
  constructor(what, advice, exitCode = 1) {
    super(what)
    this.advice = advice
    this.exitCode = exitCode
  }
}

export const say = (line = '') => process.stdout.write(`${line}\n`)

/** Prints lines that must not be overlooked. */
export function sayLoudly(lines) {
  const rule = '='.repeat(78)
  say(['', rule, ...lines.map((line) => `  ${line}`), rule, ''].join('\n'))
}

/** Runs one step and says how it went; what it throws passes through. */
export async function step(title, work) {
  const startedAt = Date.now()
  const seconds = () => `${Math.round((Date.now() - startedAt) / 1000)} s`
  const redraw = () => process.stdout.write(`\r\x1b[K… ${title}  ${seconds()}`)
  if (!isTerminal) say(`… ${title}`)
  else redraw()
  const timer = isTerminal ? setInterval(redraw, 1000) : null
  const finish = (mark) => {
    if (timer) clearInterval(timer)
    say(`${isTerminal ? '\r\x1b[K' : ''}${mark} ${title}  ${seconds()}`)
  }
  try {
    const result = await work()
    finish('✓')
    return result
  } catch (error) {
    finish('✗')
    throw error
  }
}

/** Prints a failure for a person and gives the exit code. */
export function report(error) {
  if (!(error instanceof Trouble)) {
    console.error(error)
    return 1
  }
  process.stderr.write(`\n${error.message}\n`)
  if (error.advice) process.stderr.write(`→ ${error.advice}\n`)
  return error.exitCode
}
