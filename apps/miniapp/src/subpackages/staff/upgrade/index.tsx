import { useState } from 'react'
import { useRouter } from '@tarojs/taro'
import type { UpgradeStatus, UpgradeWay } from '@cheyou/contract'
import { confirmUpgrade, getUpgrades } from '@cheyou/contract/routes'
import { day, highestTier, points, tierCauseWords, upgradeWayNames, terms } from '@cheyou/words'
import { call, keyed } from '../../../api/call.ts'
import { Button } from '../../../components/button/button.tsx'
import { ConfirmSheet } from '../../../components/confirm-sheet/confirm-sheet.tsx'
import { LoadedView } from '../../../components/loaded-view/loaded-view.tsx'
import { FailureNotice, Notice } from '../../../components/notice/notice.tsx'
import { Row } from '../../../components/row/row.tsx'
import { Screen } from '../../../components/screen/screen.tsx'
import { Section } from '../../../components/section/section.tsx'
import { WayUp } from '../../../components/way-up/way-up.tsx'
import { useAskedAgain } from '../../../hooks/use-asked-again.ts'
import { useIntent } from '../../../hooks/use-intent.ts'
import { useLoad } from '../../../hooks/use-load.ts'
import { presenceOf } from '../desk.ts'
import { StaffGate } from '../staff-gate.tsx'

type Way = UpgradeStatus['ways'][number]

function Ways({
  status,
  present,
  onChoose,
}: {
  status: UpgradeStatus
  present: boolean
  onChoose: (way: Way) => void
}) {
  const reached = status.ways.filter((way) => way.reached)
  if (status.ways.length === 0) return <Notice tone="good" title={`${status.tier.name}${highestTier}`} />
  return (
    <>
      <Section title={`现在是${status.tier.name}，任一种达到即可升级`}>
        {status.ways.map((way) => (
          <WayUp key={way.way} way={way} />
        ))}
      </Section>
      {reached.length > 0 && !present ? (
        <Notice tone="warn" title="请先扫车主的会员码" hint="升级要车主在场。" />
      ) : null}
      {reached.map((way) => (
        <Button
          key={way.way}
          primary={way.way !== 'redeemable_points'}
          disabled={!present && '要车主在场，先扫会员码'}
          onPress={() => onChoose(way)}
        >
          {upgradeWayNames[way.way]}，升{way.to.name}
        </Button>
      ))}
    </>
  )
}

function textFor({ way, needed }: Way): string {
  if (way === 'redeemable_points') return `从车主的可兑换积分里扣除 ${points(needed)} 分，请车主当面确认。`
  return '请当面告诉车主新等级的权益，确认后立即生效。'
}

function Upgrades({ storeId }: { storeId: string }) {
  const memberId = useRouter().params['memberId'] ?? ''
  const loaded = useLoad(() => call(getUpgrades, { params: { memberId } }), memberId)
  const [asked, setAsked] = useState<UpgradeWay | null>(null)
  const upgrading = useIntent(keyed(confirmUpgrade))
  useAskedAgain(upgrading.failure, loaded.reload)
  const asking = loaded.data?.ways.find(({ way }) => way === asked) ?? null
  const ask = (way: Way | null): void => {
    upgrading.clear()
    setAsked(way?.way ?? null)
  }
  const confirm = async (from: string, { way, needed }: Way): Promise<void> => {
    const here = { storeId, presenceToken: presenceOf(memberId) ?? '', from }
    const body = way === 'redeemable_points' ? { ...here, way, quotedPoints: needed } : { ...here, way }
    const answer = await upgrading.run({ params: { memberId }, body })
    if (answer === null) return
    loaded.replace(answer)
    ask(null)
  }
  return (
    <LoadedView loaded={loaded}>
      {(status) => (
        <>
          <Ways status={status} present={presenceOf(memberId) !== null} onChoose={ask} />
          {asking === null ? <FailureNotice failure={upgrading.failure} /> : null}
          <Section title={terms.tierChange}>
            {status.history.map(({ to, cause, visit, effectiveOn }) => (
              <Row
                key={`${effectiveOn}${to.code}`}
                title={to.name}
                note={tierCauseWords({ cause, visit })}
                value={day(effectiveOn)}
              />
            ))}
          </Section>
          <ConfirmSheet
            open={asking !== null}
            title={asking === null ? '' : `升级为${asking.to.name}？`}
            text={asking === null ? '' : textFor(asking)}
            action={terms.confirmUpgrade}
            busy={upgrading.busy}
            failure={upgrading.failure}
            onConfirm={() => asking !== null && void confirm(status.tier.code, asking)}
            onClose={() => ask(null)}
          />
        </>
      )}
    </LoadedView>
  )
}

export default function UpgradePage() {
  return (
    <Screen>
      <StaffGate>{(_staff, storeId) => <Upgrades storeId={storeId} />}</StaffGate>
    </Screen>
  )
}
