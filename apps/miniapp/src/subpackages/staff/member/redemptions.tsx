import type { MemberPanel } from '@cheyou/contract'
import { Row } from '../../../components/row/row.tsx'
import { Section } from '../../../components/section/section.tsx'
import { shortDay, yuan } from '../../../copy/format.ts'
import { redemptionTitle, voucherTerms, whereLine } from '../../../copy/redemptions.ts'

/** Vouchers that can be used today, what ends first at the top: chosen when the visit is registered (req. 3.3). */
export function MemberVouchers({ panel }: { panel: MemberPanel }) {
  if (panel.usableVouchers.length === 0) return null
  return (
    <Section title="可用的券，登记到店时选用">
      {panel.usableVouchers.map(({ redemptionId, rewardName, voucher, collectBy }) =>
        voucher === null ? null : (
          <Row
            key={redemptionId}
            title={rewardName}
            note={voucherTerms(voucher)}
            value={yuan(voucher.leftFen)}
            valueNote={`${shortDay(collectBy)}前`}
          />
        ),
      )}
    </Section>
  )
}

/** What waits to be handed over. */
export function OpenRedemptions({ panel }: { panel: MemberPanel }) {
  const things = panel.openRedemptions.filter(({ voucher }) => voucher === null)
  if (things.length === 0) return null
  return (
    <Section title="待领取，扫车主的兑换码核销">
      {things.map((redemption) => (
        <Row
          key={redemption.redemptionId}
          title={redemptionTitle(redemption)}
          note={whereLine(redemption)}
          value={`${shortDay(redemption.collectBy)}前领取`}
        />
      ))}
    </Section>
  )
}
