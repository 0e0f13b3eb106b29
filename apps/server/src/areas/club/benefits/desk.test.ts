import { describe, expect, test } from 'vitest'
import { newId } from '../../../platform/db/ids.ts'
import { openStore, scanned } from '../../../testing/desk.ts'
import { lock, race } from '../../../testing/race.ts'
import { newKey, systemAct, testClub, type TestClub, type TestMember } from '../../../testing/test-app.ts'
import { addStaff, type StaffCaller } from '../../people/auth/index.ts'
import { rulesInForce } from '../rules/index.ts'
import { memberBenefits, myBenefits } from './benefits.queries.ts'
import { recordBenefitUses } from './record-uses.ts'
import { putOnTier } from './testing/years.ts'
import { undoUse } from './undo-use.ts'
import { giveBenefit } from './give-benefit.ts'

async function goldMember() {
  const club = await testClub()
  const member = await club.addMember()
  await putOnTier(club, member, 'gold')
  return { club, member }
}

async function hire(club: TestClub, role: StaffCaller['role'], name: string): Promise<StaffCaller> {
  const person = { name, role, storeIds: [club.storeId] }
  const id = await club.app.db.unit(systemAct(club.app.groupId), (unit) => addStaff(unit, club.app.keys, person))
  return { id, sessionId: newId(), ownCustomerIds: [], ...person }
}

const wash = (club: TestClub, member: TestMember) => ({
  memberId: member.memberId,
  storeId: club.storeId,
  code: 'wash',
  quantity: 1,
})

const seenBy = ({ app, clock }: TestClub, { memberId }: TestMember, caller: StaffCaller) =>
  memberBenefits(app.db.read, { groupId: app.groupId, memberId, caller, now: clock.now() })

describe('a benefit at the desk', () => {
  test('is given once however often the request comes, and listed with who, where and when', async () => {
    const { club, member } = await goldMember()
    const { app, reception } = club
    const key = newKey(reception)
    const first = await giveBenefit(app, reception, wash(club, member), key)
    expect(await giveBenefit(app, reception, wash(club, member), key)).toEqual(first)
    const seen = await seenBy(club, member, reception)
    expect(seen).toMatchObject({ state: 'active', startsOn: '2026-01-01', endsOn: '2026-12-31', renewed: false })
    expect(seen.benefits[0]).toEqual({ code: 'wash', name: '免费洗车', perYear: 4, used: 1, left: 3 })
    expect(seen.uses).toEqual([
      {
        useId: first.used.useId,
        name: '免费洗车',
        quantity: 1,
        usedAt: club.clock.now().toISOString(),
        storeName: '一店',
        orderNumber: null,
        thisYear: true,
        undoneAt: null,
        returnedOn: null,
        staffName: '罗婧',
        undoneBy: null,
        undoReason: null,
        can: ['undo'],
      },
    ])
    const care = await hire(club, 'care', '周客服')
    expect(seen.can).toEqual(['use'])
    expect(await seenBy(club, member, care)).toMatchObject({ can: [], uses: [{ can: [] }] })
    const own = await myBenefits(app.db.read, {
      groupId: app.groupId,
      memberId: member.memberId,
      now: club.clock.now(),
    })
    // A gold card brings no advisor of its own; and an owner is not told staff’s names and reasons.
    expect(own).toMatchObject({ advisor: false, advisorName: null, uses: [{ name: '免费洗车', storeName: '一店' }] })
    expect(Object.keys(own.uses[0]!)).not.toContain('staffName')
    await putOnTier(club, member, 'vip')
    await app.db.unit(systemAct(app.groupId), (unit) =>
      unit.sql.run('UPDATE vehicles SET advisorName = ? WHERE id = ?', ['顾晓岚', member.vehicleId]),
    )
    expect(await seenBy(club, member, reception)).toMatchObject({ advisor: true, advisorName: '顾晓岚' })
  })

  test('needs a member of this store or one just scanned here, who belongs to it from then on', async () => {
    const { club, member } = await goldMember()
    const { app } = club
    const branch = await openStore(club)
    const there = { ...wash(club, member), storeId: branch.storeId }
    await expect(giveBenefit(app, branch.reception, there, newKey(branch.reception))).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
    await expect(
      giveBenefit(app, branch.reception, wash(club, member), newKey(branch.reception)),
    ).rejects.toMatchObject({
      code: 'NOT_FOUND',
      facts: { what: 'store' },
    })
    const token = await scanned(club, member, club.reception)
    const elsewhere = { ...there, presenceToken: token }
    await expect(giveBenefit(app, branch.reception, elsewhere, newKey(branch.reception))).rejects.toMatchObject({
      code: 'PRESENCE_EXPIRED',
    })
    club.clock.set(new Date(club.clock.now().getTime() + 60_000))
    const presenceToken = await scanned(club, member, branch.reception)
    await giveBenefit(app, branch.reception, { ...there, presenceToken }, newKey(branch.reception))
    club.clock.set(new Date(club.clock.now().getTime() + 3_600_000))
    await giveBenefit(app, branch.reception, there, newKey(branch.reception))
    expect((await seenBy(club, member, club.reception)).uses.map(({ storeName, can }) => [storeName, can])).toEqual([
      ['二店', []],
      ['二店', []],
    ])
  })

  race(
    'is taken back with a reason: on the same day by reception, later by a manager, once',
    { look: /FROM rule_sets/, off: [lock, [/(UPDATE benefit_uses .*) AND undoneAt IS NULL/s, '$1']], sees: 2 },
    async (contest) => {
      const { club, member } = await goldMember()
      const { app, reception } = club
      const manager = await hire(club, 'manager', '顾晓岚')
      const give = async () => (await giveBenefit(app, reception, wash(club, member), newKey(reception))).used.useId
      const undo = (useId: string, caller: StaffCaller, by = club) =>
        undoUse(by.app, caller, { useId, reason: '点错了' }, newKey(caller))
      const [today, later] = [await give(), await give()]
      await undo(today, reception)
      await expect(undo(today, manager)).rejects.toMatchObject({ code: 'BENEFIT_USE_STATE' })
      // 23:59 and 00:00 in Shanghai.
      club.clock.set(new Date('2026-11-18T15:59:00Z'))
      expect((await seenBy(club, member, reception)).uses[0]).toMatchObject({ can: ['undo'] })
      club.clock.set(new Date('2026-11-18T16:00:00Z'))
      expect((await seenBy(club, member, reception)).uses[0]).toMatchObject({ can: [] })
      await expect(undo(later, reception)).rejects.toMatchObject({
        code: 'UNDO_TOO_LATE',
        facts: { usedOn: '2026-11-18' },
      })
      const desks = contest(club)
      const both = await Promise.allSettled([undo(later, manager, desks), undo(later, manager, desks)])
      expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
      const seen = await seenBy(club, member, manager)
      expect(seen.benefits[0]).toMatchObject({ used: 0, left: 4 })
      expect(seen.uses.map(({ undoneBy, undoReason }) => [undoneBy, undoReason])).toEqual([
        ['顾晓岚', '点错了'],
        ['罗婧', '点错了'],
      ])
    },
  )

  test('is taken back by its own store only, and one given on a visit by voiding the visit', async () => {
    const { club, member } = await goldMember()
    const { app, reception, storeId } = club
    const branch = await openStore(club)
    const { used } = await giveBenefit(app, reception, wash(club, member), newKey(reception))
    const { useId } = used
    const undo = (id: string, caller: StaffCaller) =>
      undoUse(app, caller, { useId: id, reason: '试试' }, newKey(caller))
    await expect(undo(useId, branch.reception)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(undo(newId(), reception)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    const rules = await rulesInForce(app.db.read, app.groupId, club.clock.now())
    const [onVisit] = await app.db.unit(systemAct(app.groupId), (unit) => {
      const on = { memberId: member.memberId, storeId, visitId: newId(), rules }
      return recordBenefitUses(unit, on, [{ code: 'rescue', quantity: 1 }])
    })
    await expect(undo(onVisit!.useId, reception)).rejects.toMatchObject({ code: 'BENEFIT_USED_ON_VISIT' })
  })
})
