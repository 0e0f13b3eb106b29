import { picturePath, type ClubLook, type ConsoleClub } from '@cheyou/contract'
import { accentShades } from '@cheyou/domain'
import type { Sql } from '../../../platform/db/sql.ts'
import { findRow } from '../../../platform/db/table-rows.ts'
import { pick, type RowOf } from '../../../platform/db/table.ts'
import type { StaffCaller } from '../../../platform/http/callers.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import { saysForGroup } from './for-the-group.ts'
import { dealerGroups } from './organisation.tables.ts'

const look = pick(dealerGroups, 'name', 'logo', 'accent')

/** How the club looks, from its row. */
export function lookOf({ name, logo, accent }: RowOf<typeof look>): ClubLook {
  const shades = accent === null ? null : accentShades(accent)
  return { name, logoUrl: logo === null ? null : picturePath(logo), accent: shades?.ok ? shades.value : null }
}

/** How the club looks. @throws NOT_FOUND before there is one */
export async function clubLook(sql: Sql, groupId: string): Promise<ClubLook> {
  const group = await findRow(sql, dealerGroups, { id: groupId }, ['name', 'logo', 'accent'])
  if (group === null) throw new Refusal('NOT_FOUND', { what: 'club' })
  return lookOf(group)
}

/** The club as it is changed at the desk. @throws NOT_FOUND */
export async function clubAtDesk(sql: Sql, groupId: string, caller: StaffCaller): Promise<ConsoleClub> {
  const group = await findRow(sql, dealerGroups, { id: groupId })
  if (group === null) throw new Refusal('NOT_FOUND', { what: 'club' })
  const { name, logo, accent, revision } = group
  const mayChange = await saysForGroup(sql, groupId, caller)
  return { name, logo, accent, look: lookOf(group), revision: revision ?? 1, mayChange }
}
