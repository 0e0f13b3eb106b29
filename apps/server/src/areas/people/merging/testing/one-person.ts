import { businessDateOf, type RuleSet } from '@cheyou/domain'
import { expect } from 'vitest'
import { Refusal } from '../../../../platform/http/refusal.ts'
import { scanned } from '../../../../testing/desk.ts'
import { mergeInto } from '../../../../testing/merging.ts'
import { nightOf } from '../../../../testing/night.ts'
import { changedAsItIs, earn, shown, withReward, withVoucher } from '../../../../testing/redeeming.ts'
import { newKey, systemAct, testClub, type TestClub, type TestMember } from '../../../../testing/test-app.ts'
import { giveBenefit } from '../../../club/benefits/give-benefit.ts'
import { changeTiers } from '../../../club/membership/index.ts'
import { renewMembership } from '../../../club/membership/renew-membership.ts'
import { postSource } from '../../../club/points/index.ts'
import { cancelForMember, findRedemption, handOver, undoHandOver, voucherOffers } from '../../../club/rewards/index.ts'
import { redeemReward } from '../../../club/rewards/redeem-reward.ts'
import { addSource } from '../../organisation/index.ts'
import { settleAsShown } from '../../../../testing/settle-as-shown.ts'
import { voidVisit } from '../../../visits/visits/void-visit.ts'
import { chosen, tellOrder, tellRefund } from './dms-orders.ts'
import { accountOf, washesUsed } from './person-account.ts'

/** How many gifts a person may have, and how often washes are given in a year. */
const LIMIT = 2
const WASHES = 4

/** What desk, owners and the DMS do; numbers choose among who and what there is. */
export type Step =
  | { do: 'settle'; who: number; points: number; voucher: boolean; wash: boolean }
  | { do: 'void'; which: number }
  | { do: 'import'; who: number; which: number; points: number; state: 'settled' | 'void' }
  | { do: 'refund'; who: number; which: number; points: number; named: boolean; state: 'settled' | 'void' }
  | { do: 'gift' | 'voucher' | 'wash' | 'renew' | 'birthday'; who: number }
  | { do: 'handOver' | 'undo' | 'cancel'; which: number }
  | { do: 'wait'; days: number }
  | { do: 'merge'; who: number; other: number }

interface Card {
  member: TestMember
  /** The card it went on in. */
  into: Card | null
}

export interface Scene {
  club: TestClub
  cards: Card[]
  giftId: string
  voucherId: string
  sourceId: string
  visits: { visitId: string; orderNumber: string; card: Card }[]
  redemptions: { id: string; card: Card; gift: boolean }[]
  birthdays: { card: Card; year: string }[]
}

const rules = (given: RuleSet): RuleSet => ({
  ...given,
  upgrade: { ...given.upgrade, mode: 'automatic' },
  expiry: { kind: 'rolling_months', months: 6 },
  earning: {
    ...given.earning,
    sources: given.earning.sources.map((source) => ({ ...source, redeemable: 50, qualifying: 20 })),
  },
})

/** Three cards on gold, each with a car. */
export async function openScene(): Promise<Scene> {
  const club = await testClub(rules)
  const { app } = club
  const members = [await club.addMember(), await club.addMember(), await club.addMember()]
  const sourceId = await app.db.unit(systemAct(app.groupId), async (unit) => {
    const changes = members.map(({ memberId }) => {
      return { memberId, from: 'standard', to: 'gold', cause: 'test', ruleVersion: 1, effectiveOn: '2020-01-02' }
    })
    await changeTiers(unit, changes)
    return (await addSource(unit, { groupId: app.groupId, storeId: club.storeId, name: 'dms' })).id
  })
  for (const member of members) await earn(club, member, 300)
  const giftId = await withReward(club, { perMemberLimit: LIMIT, stockLeft: null })
  const cards = members.map((member): Card => ({ member, into: null }))
  const more = { visits: [], redemptions: [], birthdays: [] }
  return { club, cards, giftId, voucherId: await withVoucher(club), sourceId, ...more }
}

/** Who a card is by now. */
const personOf = (card: Card): Card => (card.into === null ? card : personOf(card.into))
const personAt = ({ cards }: Scene, who: number): Card => personOf(cards[who % cards.length]!)
const today = ({ club }: Scene) => businessDateOf(club.clock.now())
const manager = ({ club }: Scene) => ({ ...club.reception, role: 'manager' as const })

/** @returns the code of the refusal; null: it was done */
async function attempt(work: Promise<unknown>): Promise<string | null> {
  try {
    await work
    return null
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
}

/** Takes a step and checks what it says against what the person had before. */
export async function take(scene: Scene, step: Step): Promise<void> {
  scene.club.clock.set(new Date(scene.club.clock.now().getTime() + 60_000))
  switch (step.do) {
    case 'settle':
      return settle(scene, step)
    case 'void': {
      const visit = chosen(scene.visits, step.which)
      if (visit) await attempt(voidVisit(scene.club.app, manager(scene), visit.visitId, '测试', newKey(manager(scene))))
      return
    }
    case 'import':
      return tellOrder(scene, step)
    case 'refund':
      return tellRefund(scene, step)
    case 'gift':
    case 'voucher':
      return redeem(scene, personAt(scene, step.who), step.do === 'gift')
    case 'wash':
      return wash(scene, personAt(scene, step.who))
    case 'renew':
      return renew(scene, personAt(scene, step.who))
    case 'birthday':
      return birthday(scene, personAt(scene, step.who))
    case 'wait':
      scene.club.clock.set(new Date(scene.club.clock.now().getTime() + step.days * 86_400_000))
      await nightOf(scene.club.app, today(scene))
      return
    case 'merge':
      return merge(scene, personAt(scene, step.who), personAt(scene, step.other))
    default:
      return change(scene, step)
  }
}

async function settle(scene: Scene, step: Extract<Step, { do: 'settle' }>): Promise<void> {
  const { club, cards } = scene
  const card = cards[step.who % cards.length]!
  const { member } = personOf(card)
  const { app, reception, storeId } = club
  const presenceToken = await scanned(club, member, reception)
  const [voucher] = await voucherOffers(app.db.read, app.groupId, member.memberId, 'usable', today(scene))
  const orderNumber = `RO${scene.visits.length}`
  const draft = {
    storeId,
    memberId: member.memberId,
    vehicleId: card.member.vehicleId,
    workType: 'repair',
    orderNumber,
    presenceToken,
    lines: [
      { itemName: '洗车', lineKind: 'labour' as const, payer: 'customer' as const, amountFen: 3_000 },
      { lineKind: 'labour' as const, payer: 'customer' as const, amountFen: 10_000 + step.points * 100 },
    ],
    ...(step.voucher && voucher && { vouchers: [voucher.id] }),
    ...(step.wash && { benefits: [{ code: 'wash', lineNo: 1 }] }),
  }
  await attempt(
    settleAsShown(app, reception, draft, newKey(reception)).then(({ visitId }) =>
      scene.visits.push({ visitId, orderNumber, card }),
    ),
  )
  await expectWashes(scene, personOf(card))
}

/** A gift is had as often as the limit says, over all cards of a person. */
async function redeem(scene: Scene, card: Card, gift: boolean): Promise<void> {
  const { club, giftId, voucherId } = scene
  const had = await giftsOf(scene, card)
  const [rewardId, quotedPoints] = gift ? [giftId, 100] : [voucherId, 50]
  const request = { rewardId, quantity: 1, quotedPoints }
  const refused = await attempt(
    redeemReward(club.app, card.member, request, newKey(card.member)).then(({ redemption }) =>
      scene.redemptions.push({ id: redemption.redemptionId, card, gift }),
    ),
  )
  if (gift && had >= LIMIT) expect(refused).not.toBeNull()
  if (refused === 'REWARD_LIMIT_REACHED') expect(had).toBeGreaterThanOrEqual(LIMIT)
}

async function giftsOf({ club, redemptions }: Scene, card: Card): Promise<number> {
  let had = 0
  for (const { id } of redemptions.filter((one) => one.gift && personOf(one.card) === card)) {
    const found = await findRedemption(club.app.db.read, club.app.groupId, { id })
    if (found?.state === 'held' || found?.state === 'handed_over') had += 1
  }
  return had
}

/** What becomes of a redemption becomes of its owner's, whichever card it was redeemed with. */
async function change(scene: Scene, step: Extract<Step, { which: number; do: 'handOver' | 'undo' | 'cancel' }>) {
  const { app, reception } = scene.club
  const one = chosen(scene.redemptions, step.which)
  if (!one) return
  const redemption = (await findRedemption(app.db.read, app.groupId, { id: one.id }))!
  expect(redemption.memberId).toBe(personOf(one.card).member.memberId)
  const by = manager(scene)
  if (step.do === 'handOver') {
    await attempt(handOver(app, reception, await shown(scene.club, redemption), newKey(reception), changedAsItIs))
  } else if (step.do === 'undo') {
    await attempt(undoHandOver(app, by, { redemptionId: one.id, reason: '测试' }, newKey(by), changedAsItIs))
  } else {
    const cancellation = { redemptionId: one.id, quantity: null, reason: '测试' }
    await attempt(cancelForMember(app, by, cancellation, newKey(by), changedAsItIs))
  }
}

async function wash(scene: Scene, card: Card): Promise<void> {
  const { app, reception, storeId } = scene.club
  const request = { memberId: card.member.memberId, storeId, code: 'wash', quantity: 1 }
  await attempt(giveBenefit(app, reception, request, newKey(reception)))
  await expectWashes(scene, card)
}

/** Two cards that were used up before they were one may have had more; nothing more is given after that. */
async function expectWashes(scene: Scene, card: Card): Promise<void> {
  const cards = scene.cards.filter((one) => personOf(one) === card).length
  expect(await washesUsed(scene.club, card.member)).toBeLessThanOrEqual(WASHES * cards)
}

async function renew(scene: Scene, card: Card): Promise<void> {
  const { app } = scene.club
  const payment = { way: 'fee' as const, paidFen: 1_000_000 }
  await attempt(renewMembership(app, systemAct(app.groupId, 'test.renew'), card.member.memberId, payment))
}

/** A birthday is kept once a year, whichever card it was given to. */
async function birthday(scene: Scene, card: Card): Promise<void> {
  const { app, clock } = scene.club
  const year = today(scene).slice(0, 4)
  const given = scene.birthdays.some((one) => personOf(one.card) === card && one.year === year)
  const { memberId } = card.member
  const occasion = { memberId, source: 'birthday', occasion: year, at: clock.now() }
  const { posted } = await app.db.unit(systemAct(app.groupId), (unit) => postSource(unit, occasion))
  expect(posted).toBe(!given)
  if (posted) scene.birthdays.push({ card, year })
}

async function merge(scene: Scene, kept: Card, merged: Card): Promise<void> {
  const { club } = scene
  const before = [await accountOf(club, kept.member), await accountOf(club, merged.member)]
  const refused = await attempt(mergeInto(club, kept.member, merged.member))
  if (refused === 'MERGE_OPEN') {
    for (const { id, card } of scene.redemptions.filter((one) => personOf(one.card) === merged))
      if (personOf(card) === merged) {
        const cancellation = { redemptionId: id, quantity: null, reason: '合并' }
        await attempt(cancelForMember(club.app, manager(scene), cancellation, newKey(manager(scene)), changedAsItIs))
      }
    return
  }
  expect(refused).toBe(kept === merged ? 'NOT_FOUND' : null)
  if (refused !== null) return
  merged.into = kept
  const [own, other] = before
  const now = await accountOf(club, kept.member)
  expect(now.net).toBe(own!.net + other!.net)
  expect(now.qualifying).toBe(own!.qualifying + other!.qualifying)
  // A day that is paid ahead stays paid; 29 February makes a year a day longer.
  expect(now.ahead).toBeGreaterThanOrEqual(own!.ahead + other!.ahead - 3)
  expect(now.endsOn >= own!.endsOn && now.endsOn >= other!.endsOn).toBe(true)
  const bothRun = own!.runs && other!.runs
  expect(now.washesLeft).toBeLessThanOrEqual(
    bothRun ? Math.max(0, WASHES - own!.washesUsed - other!.washesUsed) : Math.max(own!.washesLeft, other!.washesLeft),
  )
}
