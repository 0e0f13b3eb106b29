import type { StaffMember } from '@cheyou/contract'
import { invitationPath } from '@cheyou/contract/codes'
import { inviteStaffMember } from '@cheyou/contract/routes'
import type { AnswerOf } from '@cheyou/contract/routes'
import { moment, terms } from '@cheyou/words'
import { Typography } from 'antd'
import { useState } from 'react'
import { call } from '../../api/call.ts'
import { FormDialog } from '../../kit/form-dialog.tsx'
import { useIntent } from '../../kit/use-intent.ts'
import { SecretDialog } from './secret-dialog.tsx'

type Given = AnswerOf<typeof inviteStaffMember>

/** What the QR code holds: WeChat opens the mini-program by it. */
const addressOf = (invitation: string): string =>
  `${window.location.origin}${invitationPath}?code=${encodeURIComponent(invitation)}`

/** An invitation for somebody's phone, after a question: the one before opens nothing any more. */
export function InviteDialog({ member, onClose }: { readonly member: StaffMember; readonly onClose: () => void }) {
  const { staffId, name } = member
  const [given, setGiven] = useState<Given | null>(null)
  const intent = useIntent((_key, _: object) => call(inviteStaffMember, { params: { staffId } }), {
    refreshes: ['staff', 'acts'],
  })
  if (given !== null)
    return (
      <SecretDialog
        title={`${name}的邀请码`}
        about="请本人用微信扫码，或在小程序“我的 › 我是员工”里输入。只显示这一次，用过即失效。"
        code={addressOf(given.invitation)}
        codeName="邀请码的二维码"
        facts={[
          [
            '链接',
            <Typography.Text key="link" copyable>
              {addressOf(given.invitation)}
            </Typography.Text>,
          ],
          [
            '邀请码',
            <Typography.Text key="code" code copyable>
              {given.invitation}
            </Typography.Text>,
          ],
          [terms.validUntil, moment(given.expiresAt)],
        ]}
        onClose={onClose}
      />
    )
  return (
    <FormDialog
      title={`给${name}发邀请码`}
      about="七天内用一次，把本人的微信绑定为员工。之前发的邀请码随即作废。"
      okText="生成邀请码"
      intent={intent}
      onDone={setGiven}
      onClose={onClose}
    />
  )
}
