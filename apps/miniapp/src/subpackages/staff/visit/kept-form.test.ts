import { emptyForm, emptyLine, type VisitForm } from '@cheyou/till'
import { beforeEach, expect, it } from 'vitest'
import { platform } from '#platform'
import { forgetForm, keepForm, keptForm } from './kept-form.ts'

const DAY_MS = 24 * 60 * 60_000
const form: VisitForm = { ...emptyForm('V'), lines: [{ ...emptyLine, amount: '12.' }] }

beforeEach(() => platform.store.clear())

it('gives back what was typed for each member, until it is settled', () => {
  keepForm('M1', form)
  keepForm('M2', { ...form, odometer: '9' })
  expect(keptForm('M1')).toEqual(form)
  expect(keptForm('M2')).toEqual({ ...form, odometer: '9' })
  forgetForm('M1')
  expect(keptForm('M1')).toBeNull()
  expect(keptForm('M2')).not.toBeNull()
})

it('keeps nothing of an empty form, and what was typed for a week', () => {
  keepForm('M1', form, 0)
  keepForm('M1', emptyForm('V'), 0)
  expect(keptForm('M1', 7 * DAY_MS - 1)).toEqual(form)
  expect(keptForm('M1', 7 * DAY_MS)).toBeNull()
})

it('keeps the latest twenty', () => {
  for (let at = 0; at < 21; at += 1) keepForm(`M${at}`, form)
  expect([keptForm('M0'), keptForm('M1'), keptForm('M20')].map((kept) => kept !== null)).toEqual([false, true, true])
})
