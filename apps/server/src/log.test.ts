import { expect, it } from 'vitest'
import { DuplicateKey } from './platform/db/errors.ts'
import { loggedError } from './log.ts'

it('tells an error with its causes, but not what a database driver says of the row', () => {
  const driver = new Error("Duplicate entry '13800000001' for key 'ux_phone'")
  const error = new Error('The work failed', { cause: new DuplicateKey('customers', 'ux_phone', driver) })
  const logged = loggedError(error)
  expect(logged).toMatchObject({
    message: 'The work failed',
    cause: { type: 'DuplicateKey', message: 'A row with the same key exists already (customers.ux_phone)' },
  })
  expect(JSON.stringify(logged)).not.toContain('13800000001')
})

it('takes whatever was thrown', () => {
  expect(loggedError('stop')).toEqual({ message: 'stop' })
})
