import type { ConsoleMember } from '@cheyou/contract'
import { consentVersion, figure, moment, terms } from '@cheyou/words'
import styles from './member-drawer.module.css'

/** What else is known of the member; only what is there gets a line, except the phone, whose absence matters. */
export function MemberFacts({ member }: { readonly member: ConsoleMember }) {
  const { card, phoneMasked, area, consent } = member
  const facts: readonly (readonly [name: string, value: string | null])[] = [
    ['手机', phoneMasked ?? '未登记'],
    ['地区', area],
    ['入会', card.joinedOn],
    ['会员资格至', card.membershipEndsOn],
    [terms.privacyText, consent === null ? null : `${consentVersion(consent.version)}，${moment(consent.givenAt)}同意`],
    ['预留积分', card.balances.held > 0 ? `${figure(card.balances.held)}（已兑换，等待领取）` : null],
    ['欠账积分', card.balances.debt > 0 ? `${figure(card.balances.debt)}（以后所得先还）` : null],
  ]
  return (
    <section aria-label="资料">
      <dl className={styles.facts}>
        {facts.map(([name, value]) =>
          value === null ? null : (
            <div key={name} className={styles.fact}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ),
        )}
      </dl>
    </section>
  )
}
