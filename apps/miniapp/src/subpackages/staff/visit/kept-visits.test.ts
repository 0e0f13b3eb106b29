import { emptyForm, emptyLine, type VisitForm } from '@cheyou/till'
import { beforeEach, expect, it } from 'vitest'
import { platform } from '#platform'
import { forgetVisit, keepVisit, keptVisit, keptVisits, type KeptVisit } from './kept-visits.ts'

const DAY_MS = 24 * 60 * 60_000
const form: VisitForm = { ...emptyForm('V'), lines: [{ ...emptyLine, amount: '12.' }] }
const draft = { storeId: 'S', memberId: 'M', vehicleId: 'V', workType: 'repair', lines: [], quotedFen: 1_200 }

const visit = (memberId: string, more: Partial<KeptVisit> = {}): KeptVisit => ({
  memberId,
  memberName: '王强',
  plate: '贵A12345',
  key: `key of ${memberId}`,
  form,
  sent: null,
  keptAt: 0,
  ...more,
})
const formOf = (memberId: string, now?: number) => keptVisit(memberId, now)?.form ?? null

beforeEach(() => platform.store.clear())

it('gives back what was typed for each member, until it is settled', () => {
  keepVisit(visit('M1'))
  keepVisit(visit('M2', { form: { ...form, odometer: '9' } }))
  expect(formOf('M1')).toEqual(form)
  expect(formOf('M2')).toEqual({ ...form, odometer: '9' })
  forgetVisit('M1')
  expect(formOf('M1')).toBeNull()
  expect(formOf('M2')).not.toBeNull()
})

it('keeps nothing of an empty form, and what was typed for a week', () => {
  keepVisit(visit('M1'), 0)
  keepVisit(visit('M1', { form: emptyForm('V') }), 0)
  expect(formOf('M1', 7 * DAY_MS - 1)).toEqual(form)
  expect(formOf('M1', 7 * DAY_MS)).toBeNull()
})

it('keeps the latest twenty, and before them what was sent without an answer', () => {
  keepVisit(visit('sent', { sent: { draft, at: 0 } }), 1)
  for (let at = 0; at < 21; at += 1) keepVisit(visit(`M${at}`), 2 + at)
  expect(['sent', 'M0', 'M1', 'M20'].map((id) => formOf(id, 30) !== null)).toEqual([true, false, true, true])
  expect(
    keptVisits(30)
      .map(({ memberId }) => memberId)
      .slice(0, 2),
  ).toEqual(['M20', 'M19'])
})

it('desk T12: the key is kept with what it settles, and stays the same while the form changes', () => {
  keepVisit(visit('M1', { sent: { draft, at: 5 } }))
  expect(keptVisit('M1')).toMatchObject({ key: 'key of M1', sent: { draft, at: 5 } })
})

it('what an earlier version kept in another form is none', () => {
  platform.store.set('visits.half-filled.2', JSON.stringify({ M1: { keptAt: 0, form } }))
  expect(keptVisits()).toEqual([])
  platform.store.set('visits.half-filled.2', 'not json')
  expect(keptVisits()).toEqual([])
})
