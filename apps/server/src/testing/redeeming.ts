import type { Unit } from '../platform/db/database.ts'
import { integer } from '../platform/db/sql.ts'
import { readBalances } from '../areas/club/points/index.ts'
import {
  addRewards,
  findRedemption,
  redemptionsOf,
  scanRedemption,
  type AnswerOfChange,
  type NewReward,
  type Redemption,
} from '../areas/club/rewards/index.ts'
import type { LockedRedemption } from '../areas/club/rewards/end-redemption.ts'
import { findReward } from '../areas/club/rewards/rewards.repository.ts'
import { redeemReward } from '../areas/club/rewards/redeem-reward.ts'
import { settleAsShown } from './settle-as-shown.ts'
import type { StaffCaller } from '../areas/people/auth/index.ts'
import { newKey, systemAct, type TestClub, type TestMember } from './test-app.ts'

const cup: NewReward = {
  kind: 'gift',
  name: '保温杯',
  description: '',
  pointsPrice: 100,
  stockLeft: 5,
  perMemberLimit: 2,
}

/** A reward in the catalogue: a cup for 100 points, five in stock, two for each member, unless said otherwise. */
export async function withReward(club: TestClub, reward: Partial<NewReward> = {}): Promise<string> {
  const ids = await club.app.db.unit(systemAct(club.app.groupId), (unit) => addRewards(unit, [{ ...cup, ...reward }]))
  return ids[0]!
}

/** A voucher of ¥100 for 50 points. */
export const withVoucher = (club: TestClub, reward: Partial<NewReward> = {}): Promise<string> =>
  withReward(club, {
    kind: 'voucher',
    name: '代金券 ¥100',
    pointsPrice: 50,
    stockLeft: null,
    perMemberLimit: null,
    faceFen: 10_000,
    ...reward,
  })

/** A member gets points as they do in life: by a settled visit. @returns its id */
export async function earn(club: TestClub, member: TestMember, points: number): Promise<string> {
  const { memberId, vehicleId } = member
  const lines = [{ lineKind: 'labour' as const, payer: 'customer' as const, amountFen: points * 100 }]
  const draft = { storeId: club.storeId, memberId, vehicleId, workType: 'repair', lines }
  return (await settleAsShown(club.app, club.reception, draft, newKey(club.reception))).visitId
}

/** A member redeems a reward for its price of now, as the shop shows it, or for what they were told. */
export async function redeem(
  club: TestClub,
  member: TestMember,
  rewardId: string,
  quantity = 1,
  told?: number,
): Promise<Redemption> {
  const { db, groupId } = club.app
  const reward = await findReward(db.read, groupId, member.memberId, rewardId)
  const quotedPoints = told ?? (reward?.pointsPrice ?? 0) * quantity
  const { redemption } = await redeemReward(club.app, member, { rewardId, quantity, quotedPoints }, newKey(member))
  return (await findRedemption(club.app.db.read, club.app.groupId, { id: redemption.redemptionId }))!
}

/** What a change of a redemption left behind, for who asks neither as desk nor as console. */
export const changedAsItIs: AnswerOfChange<LockedRedemption> = async (_unit, changed) => changed

/** The redemption's code is scanned at the caller's store: what handing over asks for. */
export async function shown(
  club: TestClub,
  { id, code }: { id: string; code: string },
  caller: StaffCaller = club.reception,
): Promise<{ redemptionId: string; storeId: string; scanToken: string }> {
  const storeId = caller.storeIds[0]!
  const { proof } = await club.app.db.unit(systemAct(club.app.groupId), (unit) =>
    scanRedemption(unit, code, { storeId, staffId: caller.id }),
  )
  return { redemptionId: id, storeId, scanToken: proof.token }
}

export const pointsOf = async (club: TestClub, { memberId }: TestMember) =>
  (await readBalances(club.app.db.read, [memberId])).get(memberId)

export async function onlyRedemption(club: TestClub, { memberId }: TestMember): Promise<Redemption> {
  const [redemption] = await redemptionsOf(club.app.db.read, memberId, 'all')
  return redemption!
}

/** What the till writes of a voucher besides its use: that it came off the visit's first line. */
export async function tellVoucher(unit: Unit, visitId: string, redemptionId: string, takenFen: number): Promise<void> {
  const before = await unit.sql.one<{ n: unknown }>('SELECT COUNT(*) AS n FROM visit_discounts WHERE visitId = ?', [
    visitId,
  ])
  const place = { visitId, position: integer(before?.n), groupId: unit.act.groupId, revision: 1, lineNo: 1 }
  const taken = { step: 'voucher', code: redemptionId, name: null, rateMilli: null, takenFen, undoneAt: null }
  await unit.sql.insert('visit_discounts', [{ ...place, ...taken }])
}
