import type { Logger } from 'typeorm'
import type { DatabaseLog } from './database.ts'

/**
 * TypeORM would print on standard output, where the command line prints its JSON. Statements and their values are not
 * logged: they hold personal data, and failures reach the caller anyway.
 */
export function intoLog(log: DatabaseLog): Logger {
  return {
    logQuery: () => {},
    logQueryError: () => {},
    logQuerySlow: () => {},
    logSchemaBuild: () => {},
    logMigration: (message) => log.warn({}, message),
    log: (level, message: unknown) => {
      if (level === 'warn') log.warn({}, String(message))
    },
  }
}
