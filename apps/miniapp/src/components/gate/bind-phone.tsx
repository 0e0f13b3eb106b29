import type { ReactNode } from 'react'
import { useState } from 'react'
import { Text, View } from '@tarojs/components'
import { PhoneButton } from '#platform'
import { bindPhone } from '@cheyou/contract/routes'
import { terms } from '@cheyou/words'
import { call } from '../../api/call.ts'
import { useConsentText } from '../../hooks/use-consent-text.ts'
import { useIntent } from '../../hooks/use-intent.ts'
import { open } from '../../routes.ts'
import { setWho } from '../../session/session.ts'
import { FailureNotice, Notice } from '../notice/notice.tsx'
import { Pressable } from '../pressable/pressable.tsx'
import './gate.scss'

type Refusal = 'consent' | 'refused' | 'quota' | null

const refusals = {
  consent: { title: '请先勾选同意隐私说明', hint: '我们只在您同意之后才收集手机号。' },
  refused: { title: '没有拿到手机号', hint: '没有手机号就找不到您的档案；您也可以到店由接待人员绑定。' },
  quota: { title: terms.phoneNotChecked, hint: `${terms.bindAtStore}。` },
} as const

/** Phone to archive (req. 1.7), with consent to the privacy text before anything is collected (req. 15.3). */
export function BindPhone({ entrance }: { entrance: ReactNode }) {
  const [agreed, setAgreed] = useState(false)
  const [refusal, setRefusal] = useState<Refusal>(null)
  const text = useConsentText()
  const version = text.data?.version ?? null
  const binding = useIntent((_key, code: string) => call(bindPhone, { body: { code, consentVersion: version ?? '' } }))

  const bind = async (code: string): Promise<void> => {
    setRefusal(null)
    const who = await binding.run(code)
    if (who !== null) setWho(who)
    else text.reload()
  }
  return (
    <View className="gate">
      <Text className="gate__title">找回您的会员卡</Text>
      <Text className="gate__text">用在店里登记的手机号验证一次，卡、积分和爱车就都在这里了。</Text>
      <View className="gate__consent">
        <Pressable
          className="gate__agree"
          role="checkbox"
          checked={agreed}
          label="我已阅读并同意隐私说明"
          onPress={() => {
            setAgreed(!agreed)
            setRefusal(null)
          }}
        >
          <View className={`gate__box ${agreed ? 'gate__box--on' : ''}`} ariaHidden />
          <Text>我已阅读并同意</Text>
        </Pressable>
        <Pressable className="gate__link" onPress={() => open('privacy')}>
          《隐私说明》
        </Pressable>
      </View>
      {refusal === null ? null : <Notice tone="warn" {...refusals[refusal]} />}
      <FailureNotice failure={binding.failure ?? (version === null ? text.failure : null)} />
      {agreed ? null : <Text className="gate__text">请先阅读并勾选同意隐私说明，再授权手机号。</Text>}
      <View className="gate__action">
        <PhoneButton
          disabled={!agreed || version === null}
          busy={binding.busy}
          onCode={(code) => void bind(code)}
          onRefused={({ quotaEmpty }) => setRefusal(quotaEmpty ? 'quota' : agreed ? 'refused' : 'consent')}
        >
          授权手机号
        </PhoneButton>
        {entrance}
      </View>
    </View>
  )
}
