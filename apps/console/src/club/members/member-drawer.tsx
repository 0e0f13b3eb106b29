import type { ConsoleMemberRow } from '@cheyou/contract'
import { Skeleton } from 'antd'
import { useEffect } from 'react'
import { DetailDrawer } from '../../kit/detail-drawer.tsx'
import type { Beside } from '../../kit/detail-drawer.tsx'
import { Loaded } from '../../kit/loaded.tsx'
import { AdjustPoints } from './adjust-points.tsx'
import { MemberBenefits } from './member-benefits.tsx'
import { MemberCard } from './member-card.tsx'
import { MemberCars } from './member-cars.tsx'
import { MemberFacts } from './member-facts.tsx'
import { MemberHistory } from './member-history.tsx'
import { MemberPoints } from './member-points.tsx'
import { noteOpened, useMember } from './member-queries.ts'
import styles from './member-drawer.module.css'

/** One member beside the list: card, cars, benefits, points and tiers. */
export function MemberDrawer({ beside }: { readonly beside: Beside<ConsoleMemberRow> }) {
  return (
    <DetailDrawer
      beside={beside}
      title={(row) => row?.name ?? '会员'}
      renderActions={(memberId) => <MemberActions memberId={memberId} />}
    >
      {(memberId) => <Member memberId={memberId} />}
    </DetailDrawer>
  )
}

function MemberActions({ memberId }: { readonly memberId: string }) {
  const member = useMember(memberId).data
  return member === undefined ? null : <AdjustPoints memberId={memberId} name={member.card.name} />
}

const skeleton = (
  <>
    <Skeleton.Node active className={styles.cardSkeleton} />
    <Skeleton active paragraph={{ rows: 8 }} />
  </>
)

function Member({ memberId }: { readonly memberId: string }) {
  const member = useMember(memberId)
  const isShown = member.data !== undefined
  useEffect(() => {
    if (isShown) noteOpened(memberId)
  }, [memberId, isShown])
  return (
    <Loaded query={member} name="会员" skeleton={skeleton}>
      {(data) => (
        <>
          <MemberCard card={data.card} />
          <MemberFacts member={data} />
          <MemberCars cars={data.cars} />
          <MemberBenefits memberId={memberId} />
          <MemberPoints memberId={memberId} entries={data.recent} />
          <MemberHistory memberId={memberId} />
        </>
      )}
    </Loaded>
  )
}
