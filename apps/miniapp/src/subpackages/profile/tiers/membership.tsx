import { useState } from 'react'
import type { MembershipStatus } from '@cheyou/contract'
import { renewWithPoints } from '@cheyou/contract/routes'
import { day, points, terms } from '@cheyou/words'
import { keyed } from '../../../api/call.ts'
import { Button } from '../../../components/button/button.tsx'
import { ConfirmSheet } from '../../../components/confirm-sheet/confirm-sheet.tsx'
import { LoadedView } from '../../../components/loaded-view/loaded-view.tsx'
import { FailureNotice, Notice } from '../../../components/notice/notice.tsx'
import { Row } from '../../../components/row/row.tsx'
import { Section } from '../../../components/section/section.tsx'
import { refusalLine } from '../../../copy/failures.ts'
import { membershipLine, renewalAsks, reviewNote, reviewTitle } from '../../../copy/membership.ts'
import { useAskedAgain } from '../../../hooks/use-asked-again.ts'
import { useIntent } from '../../../hooks/use-intent.ts'
import type { Loaded } from '../../../hooks/use-load.ts'

/** Fees and insurances are paid at the shop; points are given up here. */
const atTheShop = { fee: '到店缴纳', insurance: '到店续保时自动可用', points: '' }

function Ways({ status }: { status: MembershipStatus }) {
  const early = status.ways.every(({ obstacle }) => obstacle?.code === 'RENEWAL_TOO_EARLY')
  if (early) return <Row title="下一期已续好" note={`${day(status.opensOn)}起可以再续`} />
  return (
    <>
      {status.ways.map(({ way, needed, obstacle }) => (
        <Row
          key={way}
          title={renewalAsks(way, needed)}
          note={way === 'points' && obstacle !== null ? refusalLine(obstacle) : atTheShop[way]}
        />
      ))}
    </>
  )
}

interface RenewalProps {
  status: MembershipStatus
  first: boolean
  onRenewed: (status: MembershipStatus) => void
  onRefused: () => void
}

function Renewal({ status, first, onRenewed, onRefused }: RenewalProps) {
  const [asking, setAsking] = useState(false)
  const renewing = useIntent(keyed(renewWithPoints))
  useAskedAgain(renewing.failure, onRefused)
  const way = status.ways.find((option) => option.way === 'points')
  const ask = (open: boolean): void => {
    renewing.clear()
    setAsking(open)
  }
  const confirm = async (quotedPoints: number): Promise<void> => {
    const answer = await renewing.run({ body: { quotedPoints } })
    if (answer === null) return
    onRenewed(answer.membership)
    ask(false)
  }
  if (way === undefined) return <FailureNotice failure={renewing.failure} />
  if (way.obstacle !== null && !asking) return null
  return (
    <>
      <Button primary={first} onPress={() => ask(true)}>
        用 {points(way.needed)} 积分续一年
      </Button>
      <ConfirmSheet
        open={asking}
        title={`用 ${points(way.needed)} 积分续会一年？`}
        text="从可兑换积分里扣除，累计积分和等级不受影响。续会后不能退回积分。"
        action="确认续会"
        busy={renewing.busy}
        disabled={way.obstacle !== null && refusalLine(way.obstacle)}
        failure={renewing.failure}
        onConfirm={() => void confirm(way.needed)}
        onClose={() => ask(false)}
      />
    </>
  )
}

interface MembershipProps {
  loaded: Loaded<MembershipStatus>
  /** Renewing is what the page was opened for. */
  first?: boolean
  onRenewed: () => void
}

/** The owner's membership year: until when, what then, how to renew (req. 1.4). */
export function MyMembership({ loaded, first = false, onRenewed }: MembershipProps) {
  const renewed = (status: MembershipStatus): void => {
    loaded.replace(status)
    onRenewed()
  }
  return (
    <LoadedView loaded={loaded}>
      {(status) => (
        <>
          {status.state === 'active' ? null : (
            <Notice
              tone={status.state === 'grace' ? 'warn' : 'bad'}
              title={status.state === 'grace' ? '会员资格在宽限期' : terms.membershipLapsed}
              hint={membershipLine(status)}
            />
          )}
          <Section title={terms.membership}>
            {status.state === 'active' ? (
              <Row
                title={`${day(status.endsOn)}到期`}
                note={status.daysLeft === 0 ? '今天' : `还有 ${status.daysLeft} 天`}
              />
            ) : null}
            {status.tierReview === null ? null : (
              <Row title={reviewTitle(status.tierReview)} note={reviewNote(status.tierReview)} />
            )}
            <Ways status={status} />
          </Section>
          <Renewal status={status} first={first} onRenewed={renewed} onRefused={loaded.reload} />
        </>
      )}
    </LoadedView>
  )
}
