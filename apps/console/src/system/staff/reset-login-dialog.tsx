import type { StaffMember } from '@cheyou/contract'
import { resetConsoleLogin } from '@cheyou/contract/routes'
import type { AnswerOf } from '@cheyou/contract/routes'
import { terms } from '@cheyou/words'
import { Typography } from 'antd'
import { useState } from 'react'
import { call } from '../../api/call.ts'
import { FormDialog } from '../../kit/form-dialog.tsx'
import { TextItem } from '../../kit/form-items.tsx'
import { useIntent } from '../../kit/use-intent.ts'
import { SecretDialog } from './secret-dialog.tsx'

type Given = AnswerOf<typeof resetConsoleLogin>

/** A way into the console: the first, or a new password and second factor in place of what was lost. */
export function ResetLoginDialog({ member, onClose }: { readonly member: StaffMember; readonly onClose: () => void }) {
  const { staffId, name, loginName } = member
  const [given, setGiven] = useState<Given | null>(null)
  const intent = useIntent(
    (_key, body: { readonly loginName: string }) => call(resetConsoleLogin, { params: { staffId }, body }),
    { refreshes: ['staff', 'acts'] },
  )
  if (given !== null) return <LoginGiven name={name} given={given} onClose={onClose} />
  return (
    <FormDialog
      title={loginName === null ? `给${name}开通管理台` : `重设${name}的管理台登录`}
      about={
        loginName === null
          ? '随机生成密码和动态码密钥，只显示一次。'
          : '生成新的密码和动态码密钥，只显示一次；旧的立即失效，已登录的电脑会退出。'
      }
      okText="生成"
      danger={loginName !== null}
      initialValues={{ loginName: loginName ?? '' }}
      intent={intent}
      onDone={setGiven}
      onClose={onClose}
    >
      <TextItem name="loginName" label="登录名" most={60} missing="请填写登录名" extra="不分大小写" />
    </FormDialog>
  )
}

interface LoginGivenProps {
  readonly name: string
  readonly given: Given
  readonly onClose: () => void
}

function LoginGiven({ name, given: { loginName, password, totpSecret, totpAddress }, onClose }: LoginGivenProps) {
  const words = (text: string) => (
    <Typography.Text code copyable>
      {text}
    </Typography.Text>
  )
  return (
    <SecretDialog
      title={`${name}的管理台登录`}
      about="请本人用手机验证器扫码，并记下密码。只显示这一次，关闭后谁也看不到。"
      code={totpAddress}
      codeName={`${terms.totpSecret}的二维码`}
      facts={[
        ['登录名', words(loginName)],
        ['密码', words(password)],
        [terms.totpSecret, words(totpSecret)],
      ]}
      onClose={onClose}
    />
  )
}
