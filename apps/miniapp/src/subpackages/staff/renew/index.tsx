import { View } from '@tarojs/components'
import type { MembershipStatus, RenewalWay } from '@cheyou/contract'
import { day, periodName, points, yuan, terms } from '@cheyou/words'
import { ConfirmSheet } from '../../../components/confirm-sheet/confirm-sheet.tsx'
import { LoadedView } from '../../../components/loaded-view/loaded-view.tsx'
import { Notice } from '../../../components/notice/notice.tsx'
import { Row } from '../../../components/row/row.tsx'
import { Screen } from '../../../components/screen/screen.tsx'
import { Section } from '../../../components/section/section.tsx'
import { refusalLine } from '../../../copy/failures.ts'
import { membershipLine, renewalAsks, reviewNote, reviewTitle } from '../../../copy/membership.ts'
import { presenceOf } from '../desk.ts'
import { StaffGate } from '../staff-gate.tsx'
import { InsuranceForm } from './insurance-form.tsx'
import { useRenew } from './use-renew.ts'
import './index.scss'

const tones = { active: 'good', grace: 'warn', lapsed: 'bad' } as const
const stateNames = { active: '会员资格有效', grace: '会员资格在宽限期', lapsed: terms.membershipLapsed } as const

interface WaysProps {
  status: MembershipStatus
  present: boolean
  onChoose: (way: RenewalWay) => void
}

function whyNot(way: RenewalWay, obstacle: MembershipStatus['ways'][number]['obstacle']): string {
  if (obstacle === null) return ''
  return way === 'insurance' && obstacle.facts['premiumFen'] === 0 ? '在下面登记续保后可用' : refusalLine(obstacle)
}

function Ways({ status, present, onChoose }: WaysProps) {
  return (
    <Section title="续会">
      {status.ways.map(({ way, needed, obstacle }) => {
        const absent = way === 'points' && obstacle === null && !present
        const note = absent ? '请先扫车主的会员码' : whyNot(way, obstacle)
        const open = obstacle === null && !absent
        return (
          <Row
            key={way}
            title={renewalAsks(way, needed)}
            note={note}
            {...(open ? { value: '办理', onPress: () => onChoose(way) } : {})}
          />
        )
      })}
    </Section>
  )
}

function Insurances({ status }: { status: MembershipStatus }) {
  return (
    <>
      {status.insurances.map(({ insuranceId, insurer, policyNumber, premiumFen, renewedOn, used }) => (
        <Row
          key={insuranceId}
          title={`${insurer} ${policyNumber}`}
          note={`${day(renewedOn)}${used ? ' · 已用于续会' : ''}`}
          value={yuan(premiumFen)}
        />
      ))}
    </>
  )
}

function Periods({ status }: { status: MembershipStatus }) {
  const { periods, lapses } = status
  if (periods.length === 0) return null
  return (
    <Section title="历史">
      {periods.map(({ startsOn, endsOn, via, feeFen }, index) => (
        <Row
          key={startsOn}
          title={periodName(via, index === periods.length - 1)}
          note={`${day(startsOn)}至${day(endsOn)}`}
          value={feeFen > 0 ? yuan(feeFen) : ''}
        />
      ))}
      {lapses.map(({ endsOn, lapsedOn }) => (
        <Row
          key={`lapse ${endsOn}`}
          title="会员资格已失效"
          note={`${day(endsOn)}${terms.notRenewed}`}
          value={day(lapsedOn)}
        />
      ))}
    </Section>
  )
}

function question(way: RenewalWay, status: MembershipStatus): { title: string; text: string } {
  const needed = status.ways.find((option) => option.way === way)?.needed ?? 0
  if (way === 'fee') return { title: `收取会费 ${yuan(needed)}？`, text: '收到会费后再确认，会员资格续一年。' }
  if (way === 'points')
    return {
      title: `用 ${points(needed)} ${terms.renewByPoints}？`,
      text: '从车主的可兑换积分里扣除，请车主当面确认。',
    }
  return { title: '用续保续会？', text: '这张保单用于续会一次，会员资格续一年。' }
}

function Renew({ storeId }: { storeId: string }) {
  const { memberId, loaded, asking, ask, renewing, renewed, confirm } = useRenew(storeId)
  return (
    <LoadedView loaded={loaded}>
      {(status) => (
        <View className="renew">
          <Notice
            tone={tones[status.state]}
            title={renewed ? '已续会' : stateNames[status.state]}
            hint={membershipLine(status)}
          />
          {status.tierReview === null ? null : (
            <Section title="保级">
              <Row title={reviewTitle(status.tierReview)} note={reviewNote(status.tierReview)} />
            </Section>
          )}
          <Ways status={status} present={presenceOf(memberId) !== null} onChoose={ask} />
          <Section title="在本店续保">
            <Insurances status={status} />
            <InsuranceForm memberId={memberId} storeId={storeId} onRecorded={loaded.replace} />
          </Section>
          <Periods status={status} />
          <ConfirmSheet
            open={asking !== null}
            {...(asking === null ? { title: '' } : question(asking, status))}
            action="确认续会"
            busy={renewing.busy}
            failure={renewing.failure}
            onConfirm={confirm}
            onClose={() => ask(null)}
          />
        </View>
      )}
    </LoadedView>
  )
}

export default function RenewPage() {
  return (
    <Screen>
      <StaffGate>{(_staff, storeId) => <Renew storeId={storeId} />}</StaffGate>
    </Screen>
  )
}
