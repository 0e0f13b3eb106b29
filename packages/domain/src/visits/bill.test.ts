import { describe, expect, it } from 'vitest'
import { NO_POINTS } from '../club/points/types.ts'
import { defaultRules } from '../club/rules/default-rules.ts'
import type { RuleSet } from '../club/rules/rule-set.ts'
import { billVisit, type BillLine, type BillRequest, type BillVoucher } from './bill.ts'

const rules = defaultRules()
const labour = (lineNo: number, amountFen: number): BillLine => ({
  lineNo,
  itemName: `工时${lineNo}`,
  lineKind: 'labour',
  payer: 'customer',
  amountFen,
})
const voucher: BillVoucher = {
  id: 'v1',
  rewardName: '百元券',
  faceFen: 10_000,
  leftFen: 10_000,
  heldPoints: 2_000,
  minimumSpendFen: 0,
  workTypes: null,
  lineKinds: null,
  expiresOn: '2026-12-31',
}

function request(change: Partial<BillRequest> = {}, member: Partial<BillRequest['member']> = {}): BillRequest {
  return {
    lines: [labour(1, 100_000)],
    workType: 'repair',
    settledOn: '2026-11-18',
    rules,
    prices: 'list',
    member: {
      tierAtSettlement: 'gold',
      tier: 'gold',
      tierSince: '2026-01-01',
      memberSince: '2025-01-01',
      setAside: 0,
      balances: { ...NO_POINTS, held: 2_000 },
      ...member,
    },
    membershipActive: true,
    vouchers: [],
    benefits: [],
    benefitsLeft: [],
    agreed: null,
    discretion: null,
    lotId: 'lot',
    ...change,
  }
}

const automatic: RuleSet = { ...rules, upgrade: { ...rules.upgrade, mode: 'automatic' } }

describe('the bill of a visit', () => {
  it('charges the net, names what came off, and earns on what is paid', () => {
    const { lines, totals, discounts, earning } = billVisit(request())
    expect(lines.map(({ amountFen }) => amountFen)).toEqual([90_000])
    expect(totals.byPayerFen.customer).toBe(90_000)
    expect(discounts).toMatchObject({ grossFen: 100_000, takenFen: 10_000, netFen: 90_000, offers: [] })
    expect(discounts.lines).toMatchObject([{ lineNo: 1, step: 'tier', code: 'gold', name: '金卡', takenFen: 10_000 }])
    expect(earning.points).toEqual({ qualifying: 900, redeemable: 900 })
    expect(earning.balancesAfter).toEqual({ ...NO_POINTS, qualifying: 900, redeemable: 900, held: 2_000 })
  })

  it('takes no rates off the amounts of a bill that the DMS made', () => {
    expect(billVisit(request({ prices: 'billed' })).totals.byPayerFen.customer).toBe(100_000)
  })

  it('redeems what a voucher held when it is used, and leaves it held when it cannot be', () => {
    const used = billVisit(request({ vouchers: [voucher] }))
    expect(used.earning.balancesAfter.held).toBe(0)
    expect(used.discounts.lines.at(-1)).toMatchObject({ step: 'voucher', name: '百元券', takenFen: 10_000 })
    const refused = billVisit(request({ vouchers: [{ ...voucher, expiresOn: '2026-11-17' }] }))
    expect(refused.discounts.offers).toMatchObject([{ code: 'v1', takenFen: 0, problem: { code: 'VOUCHER_EXPIRED' } }])
    expect(refused.earning.balancesAfter.held).toBe(2_000)
  })

  it('tells each benefit with the line it was asked for', () => {
    const benefits = [2, 1].map((lineNo) => ({ code: 'unknown', lineNo }))
    const { offers } = billVisit(request({ lines: [labour(1, 5_000), labour(2, 5_000)], benefits })).discounts
    expect(offers.map(({ lineNo, problem }) => [lineNo, problem?.code])).toEqual([
      [2, 'BENEFIT_UNKNOWN'],
      [1, 'BENEFIT_UNKNOWN'],
    ])
  })
})

describe('the tier that a bill reaches', () => {
  const silver = { tierAtSettlement: 'silver', tier: 'silver', balances: { ...NO_POINTS, qualifying: 9_999 } }

  it('waits for staff where the rules invite, and is lifted at once where they do not', () => {
    expect(billVisit(request({}, silver)).earning).toMatchObject({ lift: null, invitedTo: 'gold' })
    expect(billVisit(request({ rules: automatic }, silver)).earning).toMatchObject({
      lift: { from: 'silver', to: 'gold', effectiveOn: '2026-11-18' },
      invitedTo: null,
    })
  })

  it('is lifted at once by a visit from before the club knew the member, not before the tier it leaves', () => {
    const past = { ...silver, memberSince: '2026-12-01', tierSince: '2026-11-20' }
    expect(billVisit(request({}, past)).earning.lift).toEqual({ from: 'silver', to: 'gold', effectiveOn: '2026-11-20' })
  })

  it('is not reached again by points that a downgrade set aside', () => {
    expect(billVisit(request({}, { ...silver, setAside: 9_000 })).earning).toMatchObject({
      lift: null,
      invitedTo: null,
    })
  })
})
