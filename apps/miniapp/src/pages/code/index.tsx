import { useEffect, useState } from 'react'
import { Text, View } from '@tarojs/components'
import { platform } from '#platform'
import { CODE_STEP_SECONDS } from '@cheyou/card-code'
import { asFailure, type Failure } from '../../api/failure.ts'
import { Gate } from '../../components/gate/gate.tsx'
import { QrCode } from '../../components/qr-code/qr-code.tsx'
import { Ring } from '../../components/ring/ring.tsx'
import { Screen } from '../../components/screen/screen.tsx'
import { ErrorState, Skeleton } from '../../components/states/states.tsx'
import { cardNumber, inGroups } from '../../copy/digits.ts'
import { useOnline } from '../../hooks/use-online.ts'
import { useShown } from '../../hooks/use-shown.ts'
import type { KeptSecret } from './card-secret.ts'
import { keptSecret, renewSecret } from './card-secret.ts'
import { SettledResult } from './settled-result.tsx'
import { StaffNews } from './staff-news.tsx'
import { useBrightPage } from './use-bright-page.ts'
import { useCardActivity } from './use-card-activity.ts'
import { useRotatingCode } from './use-rotating-code.ts'
import './index.scss'

const QR_EDGE = 296

function Code({ kept }: { kept: KeptSecret }) {
  const shown = useShown()
  const online = useOnline()
  const code = useRotatingCode(kept, shown)
  const news = useCardActivity(kept.clockOffsetMs, shown && online)
  const [seenAt, setSeenAt] = useState<string | null>(null)
  useBrightPage(shown)
  useEffect(() => {
    platform.showCode(shown ? code.text : null)
    return () => platform.showCode(null)
  }, [shown, code.text])

  const [newest] = news
  if (newest?.kind === 'visit_settled' && newest.at !== seenAt) {
    return <SettledResult key={newest.at} settled={newest} onDone={() => setSeenAt(newest.at)} />
  }
  return (
    <View className="code">
      <View className="code__sheet">
        <QrCode id="member-code" text={code.text} label="会员码二维码" edge={QR_EDGE} />
        <View className="code__numbers">
          <Text className="code__otp">{inGroups(code.otp, [4, 4])}</Text>
          <Text className="code__card">卡号 {cardNumber(kept.cardNumber)}</Text>
        </View>
        <View className="code__turn">
          <Ring left={code.secondsLeft} of={CODE_STEP_SECONDS} />
          <Text className="code__hint">{online ? '自动更新，截图无效' : '没有网络，会员码照样能用'}</Text>
        </View>
      </View>
      <StaffNews news={news} />
    </View>
  )
}

/** Opens with what the phone keeps, then asks the server for the secret and the time of day. */
function KeptCode() {
  const [kept, setKept] = useState(keptSecret)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [turn, setTurn] = useState(0)
  useEffect(() => {
    renewSecret()
      .then(setKept)
      .catch((error: unknown) => setFailure(asFailure(error)))
  }, [turn])
  if (kept !== null) return <Code kept={kept} />
  if (failure === null) return <Skeleton card />
  const again = (): void => {
    setFailure(null)
    setTurn(turn + 1)
  }
  return <ErrorState failure={failure} onAgain={again} />
}

export default function CodePage() {
  const [known] = useState(() => keptSecret() !== null)
  return (
    <Screen full>
      <View className="code-page">{known ? <KeptCode /> : <Gate>{() => <KeptCode />}</Gate>}</View>
    </Screen>
  )
}
