import { deskRoles, managerRoles, officeRoles, tillRoles, type Role } from '@cheyou/contract/codes'
import { paths, type Path } from '../routes.ts'
import { sections, type Section } from './sections.tsx'

/** Whose pages these are; a page that is not named is for everybody at the console. What the server lets them do is its own decision. */
const rolesOf: Partial<Record<Path, readonly Role[]>> = {
  [paths.home]: deskRoles,
  [paths.counter]: tillRoles,
  [paths.workstation]: tillRoles,
  [paths.visits]: deskRoles,
  [paths.templates]: managerRoles,
  [paths.members]: officeRoles,
  [paths.upgrades]: officeRoles,
  [paths.enrol]: managerRoles,
  [paths.duplicates]: managerRoles,
  [paths.merges]: managerRoles,
  [paths.points]: officeRoles,
  [paths.discounts]: managerRoles,
  [paths.agreements]: managerRoles,
  [paths.rewards]: officeRoles,
  [paths.redemptions]: officeRoles,
  [paths.rules]: managerRoles,
  [paths.staff]: managerRoles,
  [paths.stores]: managerRoles,
  [paths.club]: managerRoles,
  [paths.acts]: managerRoles,
  [paths.jobs]: managerRoles,
}

/** Whether a page is there for this role, also at an address with a query. */
export function mayOpen(role: Role, address: string): boolean {
  const path = address.split('?')[0] as Path
  return rolesOf[path]?.includes(role) ?? true
}

/** The navigation of a role: sections without a page for it are left out. */
export function sectionsFor(role: Role): readonly Section[] {
  return sections
    .map((section) => ({ ...section, pages: section.pages.filter(({ path }) => mayOpen(role, path)) }))
    .filter(({ pages }) => pages.length > 0)
}
