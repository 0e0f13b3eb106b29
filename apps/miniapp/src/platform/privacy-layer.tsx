import { useEffect, useState } from 'react'
import Taro from '@tarojs/taro'
import { Text, View } from '@tarojs/components'
import { Button } from '../components/button/button.tsx'
import { Sheet } from '../components/sheet/sheet.tsx'
import './privacy-layer.scss'

type Answer = (answer: { event: 'agree' | 'disagree'; buttonId?: string }) => void
const AGREE_BUTTON = 'privacy-agree'

/** WeChat asks before the first private interface is used; the sheet answers, whatever page it was used on. */
export function PrivacyLayer() {
  const [answer, setAnswer] = useState<Answer | null>(null)
  useEffect(() => {
    if (!Taro.canIUse('onNeedPrivacyAuthorization')) return
    Taro.onNeedPrivacyAuthorization((resolve) => setAnswer(() => resolve as Answer))
  }, [])

  const refuse = (): void => {
    answer?.({ event: 'disagree' })
    setAnswer(null)
  }
  const agree = (): void => {
    answer?.({ event: 'agree', buttonId: AGREE_BUTTON })
    setAnswer(null)
  }
  return (
    <Sheet title="使用前请先看一眼" open={answer !== null} onClose={refuse}>
      <View className="privacy-layer">
        <Text className="privacy-layer__text">
          接下来要用到手机号或相机。它们只用来找到您的会员档案、识别会员码，不会另作他用。
        </Text>
        <View className="privacy-layer__link" ariaRole="button" onClick={() => Taro.openPrivacyContract()}>
          查看隐私保护指引
        </View>
        <Button
          primary
          open={{ id: AGREE_BUTTON, openType: 'agreePrivacyAuthorization', onAgreePrivacyAuthorization: agree }}
        >
          同意并继续
        </Button>
        <View className="privacy-layer__refuse" ariaRole="button" onClick={refuse}>
          暂不
        </View>
      </View>
    </Sheet>
  )
}
