import { Row } from '../../components/row/row.tsx'
import { Section } from '../../components/section/section.tsx'
import type { Home } from '@cheyou/contract'
import { day, points } from '@cheyou/words'
import { open } from '../../routes.ts'

/** What expires soon (req. 2.5); nothing stands here while nothing does. */
export function HomeExpiring({ expiring }: { expiring: Home['expiringSoon'] }) {
  const [next] = expiring
  if (next === undefined) return null
  const sum = expiring.reduce((total, own) => total + own.points, 0)
  const first = sum === next.points ? '' : `，先到期 ${points(next.points)} 分`
  return (
    <Section>
      <Row
        title={`${points(sum)} 积分即将到期`}
        note={`可用到${day(next.expiresOn)}${first}`}
        onPress={() => open('statement')}
      />
    </Section>
  )
}
