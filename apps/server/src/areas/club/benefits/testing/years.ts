import { systemAct, type TestClub, type TestMember } from '../../../../testing/test-app.ts'
import { newId } from '../../../../platform/db/ids.ts'

/** Puts a member on a tier as it stands, without the history of a change. */
export async function putOnTier({ app }: TestClub, { memberId }: TestMember, tier: string): Promise<void> {
  await app.db.unit(systemAct(app.groupId), (unit) =>
    unit.sql.run('UPDATE members SET tier = ? WHERE id = ?', [tier, memberId]),
  )
}

/** Another membership year of a member, as a renewal writes it. */
export async function addMembershipYear(
  { app }: TestClub,
  { memberId }: TestMember,
  startsOn: string,
  endsOn: string,
): Promise<void> {
  await app.db.unit(systemAct(app.groupId), async (unit) => {
    const { groupId, id: actId } = unit.act
    const year = { startsOn, endsOn, anchorOn: startsOn, via: 'fee', feeFen: 0, ruleVersion: 1, actId, at: unit.now }
    await unit.sql.insert('membership_periods', [{ id: newId(), groupId, memberId, ...year }])
    await unit.sql.run('UPDATE members SET membershipEndsOn = ? WHERE id = ?', [endsOn, memberId])
  })
}
