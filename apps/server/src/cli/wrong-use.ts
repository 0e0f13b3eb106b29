/** What people can mend by calling the command otherwise; the message says how, without a stack. */
export class WrongUse extends Error {
  override readonly name = 'WrongUse'
}
