import { describe, expect, it } from 'vitest'
import { applyEntries } from '../points/balances.ts'
import { changeRedemption, redemptionActions } from './change-redemption.ts'

const balances = { qualifying: 6_000, redeemable: 1_000, held: 5_000, debt: 0 }
const draws = [{ lotId: 'a', points: 5_000 }]

describe('changeRedemption', () => {
  it.each([
    ['hand_over', 'handed_over', false, { redeemable: 1_000, held: 0 }],
    ['cancel', 'cancelled', true, { redeemable: 6_000, held: 0 }],
    ['expire', 'expired', true, { redeemable: 6_000, held: 0 }],
  ] as const)('%s leads to %s', (action, state, returnsStock, after) => {
    const result = changeRedemption({ state: 'held', action, draws, balances })
    if (!result.ok) throw new Error(result.code)
    expect(result.value).toMatchObject({ state, returnsStock })
    expect(applyEntries(balances, result.value.entries)).toEqual({ ...balances, ...after })
  })

  it('leads nowhere from an end', () => {
    for (const state of ['handed_over', 'cancelled', 'expired'] as const) {
      for (const action of redemptionActions) {
        expect(changeRedemption({ state, action, draws, balances })).toEqual({
          ok: false,
          code: 'REDEMPTION_STATE',
          facts: { state, action },
        })
      }
    }
  })
})
