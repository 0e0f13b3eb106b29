import type { Role } from '@cheyou/contract/codes'
import { describe, expect, it } from 'vitest'
import { paths } from '../routes.ts'
import { mayOpen, sectionsFor } from './may-open.ts'
import { sections } from './sections.tsx'

const pagesOf = (role: Role) => sectionsFor(role).flatMap(({ pages }) => pages.map(({ path }) => path))

describe('the navigation', () => {
  it('has every page for those who decide', () => {
    const all = sections.flatMap(({ pages }) => pages.map(({ path }) => path))
    expect(pagesOf('manager')).toEqual(all)
    expect(pagesOf('group_admin')).toEqual(all)
  })

  it('has nothing of the system, the rules or the approvals for the others, and no section without a page', () => {
    for (const role of ['reception', 'technician', 'care'] as const) {
      const pages = pagesOf(role)
      for (const path of [paths.staff, paths.acts, paths.jobs, paths.rules, paths.discounts, paths.merges])
        expect(pages).not.toContain(path)
      expect(sectionsFor(role).every((section) => section.pages.length > 0)).toBe(true)
    }
    expect(pagesOf('care')).toContain(paths.members)
    expect(pagesOf('reception')).toContain(paths.counter)
    expect(pagesOf('reception')).not.toContain(paths.members)
  })

  it('knows a page at an address with a query', () => {
    expect(mayOpen('reception', `${paths.jobs}?state=failed`)).toBe(false)
    expect(mayOpen('manager', `${paths.jobs}?state=failed`)).toBe(true)
  })
})
