/** What the command line tells scripts. */
export const exitCodes = {
  done: 0,
  /** Something is wrong with the data: bad rows, findings of the audit. Also when the command itself broke. */
  dataWrong: 1,
  /** Wrong arguments or settings. */
  wrongUse: 2,
} as const

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes]
