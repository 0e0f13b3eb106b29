import { destination, pino, type DestinationStream, type Logger } from 'pino'
import type { LogLevel } from './config.ts'
import { DuplicateKey, SqlFailed, Transient } from './platform/db/errors.ts'

/** JSON lines, on standard error when nothing else is named. */
export function standardLog(level: LogLevel, to: DestinationStream = destination({ fd: 2, sync: true })): Logger {
  return pino({ level, serializers: { err: loggedError } }, to)
}

/**
 * An error as it stands in the log, with what caused it. pino's own serializer would add the messages of all causes, and a
 * database driver's message quotes the values of the row: they may be personal.
 */
export function loggedError(error: unknown): object {
  if (!(error instanceof Error)) return { message: String(error) }
  const { name, message, stack, cause } = error
  const code = 'code' in error ? { code: error.code } : {}
  const ofDriver = error instanceof DuplicateKey || error instanceof SqlFailed || error instanceof Transient
  return {
    type: name,
    message,
    ...code,
    stack,
    ...(cause instanceof Error && !ofDriver && { cause: loggedError(cause) }),
  }
}
