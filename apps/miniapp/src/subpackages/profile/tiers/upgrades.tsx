import { useState } from 'react'
import type { UpgradeStatus } from '@cheyou/contract'
import { giveUpPoints } from '@cheyou/contract/routes'
import { day, points, tierCauseWords, terms } from '@cheyou/words'
import { keyed } from '../../../api/call.ts'
import { Button } from '../../../components/button/button.tsx'
import { ConfirmSheet } from '../../../components/confirm-sheet/confirm-sheet.tsx'
import { LoadedView } from '../../../components/loaded-view/loaded-view.tsx'
import { FailureNotice, Notice } from '../../../components/notice/notice.tsx'
import { Row } from '../../../components/row/row.tsx'
import { Section } from '../../../components/section/section.tsx'
import { WayUp } from '../../../components/way-up/way-up.tsx'
import { useAskedAgain } from '../../../hooks/use-asked-again.ts'
import { useIntent } from '../../../hooks/use-intent.ts'
import type { Loaded } from '../../../hooks/use-load.ts'

interface ByPointsProps {
  status: UpgradeStatus
  onUpgraded: (status: UpgradeStatus) => void
  onRefused: () => void
}

function ByPoints({ status, onUpgraded, onRefused }: ByPointsProps) {
  const [asking, setAsking] = useState(false)
  const upgrading = useIntent(keyed(giveUpPoints))
  useAskedAgain(upgrading.failure, onRefused)
  const way = status.ways.find((option) => option.way === 'redeemable_points')
  const ask = (open: boolean): void => {
    upgrading.clear()
    setAsking(open)
  }
  const confirm = async (quotedPoints: number): Promise<void> => {
    // The tier on the screen goes along, so that a repeated tap does not pay twice.
    const answer = await upgrading.run({ body: { from: status.tier.code, quotedPoints } })
    if (answer === null) return
    onUpgraded(answer)
    ask(false)
  }
  if (way === undefined) return <FailureNotice failure={upgrading.failure} />
  if (!way.reached && !asking) return null
  return (
    <>
      <Button onPress={() => ask(true)}>
        用 {points(way.needed)} 积分升{way.to.name}
      </Button>
      <ConfirmSheet
        open={asking}
        title={`用 ${points(way.needed)} 积分升级${way.to.name}？`}
        text="从可兑换积分里扣除，不能退回；累计积分不变。"
        action={terms.confirmUpgrade}
        busy={upgrading.busy}
        disabled={!way.reached && `还差 ${points(way.missing)} 积分`}
        failure={upgrading.failure}
        onConfirm={() => void confirm(way.needed)}
        onClose={() => ask(false)}
      />
    </>
  )
}

function Invitation({ status }: { status: UpgradeStatus }) {
  if (status.invitation === null) return null
  const title = `您已达到${status.invitation.to.name}的条件`
  return <Notice tone="good" title={title} hint="下次到店请出示会员码，店员当面为您升级。" />
}

/** My tiers so far, with what brought each (req. 1.5). */
export function TierHistory({ history }: Pick<UpgradeStatus, 'history'>) {
  if (history.length === 0) return null
  return (
    <Section title={terms.tierChange}>
      {history.map(({ to, cause, visit, effectiveOn }) => (
        <Row
          key={`${effectiveOn}${to.code}`}
          title={to.name}
          note={tierCauseWords({ cause, visit })}
          value={day(effectiveOn)}
        />
      ))}
    </Section>
  )
}

/** Every way up with my progress, and the invitation that waits (req. 1.5). */
export function MyUpgrades({ loaded, onUpgraded }: { loaded: Loaded<UpgradeStatus>; onUpgraded: () => void }) {
  const upgraded = (status: UpgradeStatus): void => {
    loaded.replace(status)
    onUpgraded()
  }
  return (
    <LoadedView loaded={loaded}>
      {(status) => (
        <>
          <Invitation status={status} />
          {status.qualifyingSetAside === 0 ? null : (
            <Notice
              tone="plain"
              title={`调整等级前的 ${points(status.qualifyingSetAside)} 累计积分不再计入升级`}
              hint="积分还在，调整之后新累计的分才计入。"
            />
          )}
          {status.ways.length === 0 ? null : (
            <Section title="怎样升级（任一种即可）">
              {status.ways.map((way) => (
                <WayUp key={way.way} way={way} />
              ))}
            </Section>
          )}
          <ByPoints status={status} onUpgraded={upgraded} onRefused={loaded.reload} />
        </>
      )}
    </LoadedView>
  )
}
