import { useState } from 'react'
import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { platform } from '#platform'
import { roleNames } from '@cheyou/words'
import { Button } from '../../../components/button/button.tsx'
import { acceptInvitation } from '@cheyou/contract/routes'
import { call } from '../../../api/call.ts'
import { Field } from '../../../components/field/field.tsx'
import { FailureNotice } from '../../../components/notice/notice.tsx'
import { Screen } from '../../../components/screen/screen.tsx'
import { Empty, Skeleton } from '../../../components/states/states.tsx'
import { useIntent } from '../../../hooks/use-intent.ts'
import { useSession } from '../../../hooks/use-session.ts'
import { openTab, replace } from '../../../routes.ts'
import { setWho } from '../../../session/session.ts'
import { givenInvitation, invitationIn } from './given-invitation.ts'
import './index.scss'

function InvitationForm() {
  const { params } = useRouter()
  const [code, setCode] = useState(() => givenInvitation(params))
  const accepting = useIntent((_key, invitation: string) => call(acceptInvitation, { body: { invitation } }))
  const accept = async (): Promise<void> => {
    const who = await accepting.run(code.trim())
    if (who !== null) setWho(who)
  }
  const scanCode = async (): Promise<void> => {
    const text = await platform.scan()
    if (text !== null) setCode(invitationIn(text))
  }
  return (
    <View className="invitation">
      <Text className="invitation__text">
        店长在电脑上为您建好账号后，会给您一个邀请码。绑定后就能用这个微信扫码、登记到店。
      </Text>
      <Field
        label="邀请码"
        value={code}
        onChange={setCode}
        placeholder="输入或粘贴邀请码"
        onConfirm={() => void accept()}
      />
      {platform.canScan && <Button onPress={() => void scanCode()}>扫邀请码</Button>}
      <FailureNotice failure={accepting.failure} />
      <Button primary disabled={code.trim() === '' && '先填邀请码'} busy={accepting.busy} onPress={() => void accept()}>
        绑定员工身份
      </Button>
    </View>
  )
}

/** A staff member ties this WeChat user to their account (req. 15.1). */
export default function InvitationPage() {
  const session = useSession()
  if (session.state === 'starting') {
    return (
      <Screen>
        <Skeleton />
      </Screen>
    )
  }
  if (session.state !== 'signed_in') {
    return (
      <Screen>
        <Empty title="请先登录" action={<Button onPress={() => openTab('home')}>去登录</Button>} />
      </Screen>
    )
  }
  const { staff } = session.who
  return (
    <Screen>
      {staff === null ? (
        <InvitationForm />
      ) : (
        <Empty
          title={`您好，${staff.name}`}
          hint={`${roleNames[staff.role]} · ${staff.stores.map(({ name }) => name).join('、')}`}
          action={
            <Button primary onPress={() => replace('scan')}>
              进入工作台
            </Button>
          }
        />
      )}
    </Screen>
  )
}
