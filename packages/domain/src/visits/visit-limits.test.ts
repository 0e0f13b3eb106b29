import { describe, expect, it } from 'vitest'
import { defaultRules } from '../club/rules/default-rules.ts'
import { checkTakingBack, checkVisitSize } from './visit-limits.ts'

const limits = defaultRules().limits.visit
const codeOf = (role: string, grossFen: number, numbered = true) => {
  const decision = checkVisitSize({ role, grossFen, numbered }, limits)
  return decision.ok ? null : decision.code
}

describe('the size of a visit', () => {
  it('is limited for reception, to the fen', () => {
    expect(codeOf('reception', 5_000_000)).toBe(null)
    expect(codeOf('reception', 5_000_001)).toBe('VISIT_NEEDS_MANAGER')
    expect(codeOf('manager', 5_000_001)).toBe(null)
  })

  it('is limited without the number of a repair order, for all but managers', () => {
    expect(codeOf('reception', 500_000, false)).toBe(null)
    expect(codeOf('reception', 500_001, false)).toBe('VISIT_NEEDS_MANAGER')
    expect(codeOf('care', 500_001, false)).toBe('VISIT_NEEDS_MANAGER')
    expect(codeOf('group_admin', 500_001, false)).toBe(null)
  })

  it('ends for everybody where nobody believes it', () => {
    expect(codeOf('manager', 50_000_000)).toBe(null)
    expect(codeOf('manager', 50_000_001)).toBe('VISIT_TOO_LARGE')
  })
})

it('is voided or corrected by the desk on its day, later by a manager, from the DMS by an administrator of the group', () => {
  const codes = (imported: boolean, sameDay: boolean) =>
    ['reception', 'manager', 'group_admin'].map((role) => {
      const decision = checkTakingBack({ role, imported, sameDay })
      return decision.ok ? null : decision.code
    })
  expect(codes(false, true)).toEqual([null, null, null])
  expect(codes(false, false)).toEqual(['VOID_NEEDS_MANAGER', null, null])
  expect(codes(true, true)).toEqual(['VISIT_IMPORTED', 'VISIT_IMPORTED', null])
  expect(codes(true, false)).toEqual(['VISIT_IMPORTED', 'VISIT_IMPORTED', null])
})
