import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import type { OfferOutcome, VisitChoices } from '@cheyou/contract'
import { emptyForm, type VisitForm } from '@cheyou/till'
import { Bill } from './bill.tsx'
import { DiscretionField, VoucherFields } from './offer-fields.tsx'
import type { Amounts } from './use-amounts.ts'

afterEach(cleanup)

const voucher: VisitChoices['vouchers'][number] = {
  redemptionId: 'v1',
  name: '100 元代金券',
  faceFen: 10_000,
  leftFen: 10_000,
  minimumSpendFen: 0,
  workTypes: null,
  lineKinds: null,
  lastOn: null,
  takesFen: 10_000,
  problem: null,
}
const short = { code: 'VOUCHER_MINIMUM_SHORT', facts: { shortByFen: 5_000 } }

const still: Amounts = { spot: null, whole: false, open: () => undefined, press: () => undefined }

function show(given: Partial<VisitChoices>, typed: Partial<VisitForm> = {}, outcomes: OfferOutcome[] = []) {
  const changes: Partial<VisitForm>[] = []
  const choices = { vouchers: [], benefits: [], discretionMostFen: 0, ...given }
  const form = { ...emptyForm('V'), ...typed }
  render(
    <>
      <VoucherFields
        choices={choices}
        workTypes={[]}
        outcomes={outcomes}
        form={form}
        change={(part) => changes.push(part)}
      />
      <DiscretionField choices={choices} form={form} amounts={still} />
    </>,
  )
  return changes
}

it('takes vouchers in the order in which they are chosen, and lets go of them', () => {
  const second = { ...voucher, redemptionId: 'v2', name: '50 元代金券', takesFen: 5_000 }
  const changes = show({ vouchers: [voucher, second] }, { vouchers: ['v2'] })
  fireEvent.click(screen.getByText('100 元代金券'))
  fireEvent.click(screen.getByText('50 元代金券'))
  expect(changes).toEqual([{ vouchers: ['v2', 'v1'] }, { vouchers: [] }])
  expect(screen.getByText('−¥100')).toBeDefined()
})

it('says why a voucher cannot be chosen', () => {
  const changes = show({ vouchers: [{ ...voucher, takesFen: 0, problem: short }] })
  fireEvent.click(screen.getByText('100 元代金券'))
  expect(changes).toEqual([])
  expect(screen.getByText('还差 ¥50 可用')).toBeDefined()
})

it('keeps one that was used elsewhere in sight until it is let go', () => {
  const gone: OfferOutcome = {
    step: 'voucher',
    code: 'v1',
    lineNo: null,
    takenFen: 0,
    left: 0,
    problem: { code: 'VOUCHER_USED_UP', facts: {} },
  }
  const changes = show({}, { vouchers: ['v1'] }, [gone])
  fireEvent.click(screen.getByText('这张代金券已经用完'))
  expect(changes).toEqual([{ vouchers: [] }])
})

it('offers a discount of one’s own only to whom may give one', () => {
  show({})
  expect(document.body.textContent).toBe('')
  cleanup()
  show({ discretionMostFen: 900 }, { discretion: '10' })
  expect(screen.getByText('门店优惠（最多 ¥9）')).toBeDefined()
  expect(screen.getByText('最多 ¥9')).toBeDefined()
})

it('shows before and after, and what took off how much of which line', () => {
  const part = {
    lineNo: 1,
    itemName: '刹车片',
    payer: 'customer' as const,
    amountFen: 8_500,
    qualifyingMilliPerYuan: 1000,
    redeemableMilliPerYuan: 1000,
    tierMilli: 1000,
    qualifyingExact: '85',
    redeemableExact: '85',
  }
  const tier = { lineNo: 1, step: 'tier' as const, code: 'vip', name: 'VIP卡', rateMilli: 850, takenFen: 1_500 }
  const totals = { totalFen: 8_500, customerFen: 8_500, insurerFen: 0, manufacturerFen: 0, internalFen: 0 }
  const discounts = { grossFen: 10_000, takenFen: 1_500, netFen: 8_500, lines: [tier], offers: [] }
  render(
    <Bill
      outcome={{ totals, parts: [part], discounts }}
      lines={[{ lineKind: 'labour', payer: 'customer', amountFen: 10_000 }]}
    />,
  )
  expect(document.body.textContent).toBe('客户付¥85¥100 优惠 −¥15刹车片¥100VIP卡工时 8.5 折−¥15')
})
