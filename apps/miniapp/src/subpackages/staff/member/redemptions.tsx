import type { MemberPanel } from '@cheyou/contract'
import { shortDay, yuan } from '@cheyou/words'
import { Row } from '../../../components/row/row.tsx'
import { Section } from '../../../components/section/section.tsx'
import { redemptionTitle, voucherTerms, whereLine } from '../../../copy/redemptions.ts'
import { open } from '../../../routes.ts'
import { presenceOf, takeUpRedemption } from '../desk.ts'

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

/** What waits to be handed over: at once while the owner is there, otherwise by the code on their phone (req. 3.2). */
export function OpenRedemptions({ panel }: { panel: MemberPanel }) {
  const things = panel.openRedemptions.filter(({ voucher }) => voucher === null)
  if (things.length === 0) return null
  const present = presenceOf(panel.card.memberId) !== null
  return (
    <Section title={present ? '待领取' : '待领取，扫车主的兑换码核销'}>
      {things.map((redemption) => (
        <Row
          key={redemption.redemptionId}
          title={redemptionTitle(redemption)}
          note={[`${shortDay(redemption.collectBy)}前领取`, whereLine(redemption)]
            .filter((part) => part !== null)
            .join(' · ')}
          {...(present ? { value: '核销', onPress: () => handOver(panel, redemption) } : {})}
        />
      ))}
    </Section>
  )
}

function handOver(panel: MemberPanel, redemption: MemberPanel['openRedemptions'][number]): void {
  const { redemptionId } = redemption
  // Too long after the scan the page asks for a new one.
  takeUpRedemption(panel, redemption)
  open('handOver', { redemptionId })
}
