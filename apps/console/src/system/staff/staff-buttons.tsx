import type { StaffMember } from '@cheyou/contract'
import type { StaffAct } from '@cheyou/contract/codes'
import { changeStaffMember, disableStaffMember, enableStaffMember, endStaffSessions } from '@cheyou/contract/routes'
import { DownOutlined } from '@ant-design/icons'
import { terms } from '@cheyou/words'
import { App, Button, Checkbox, Dropdown, Form } from 'antd'
import { useState } from 'react'
import { call } from '../../api/call.ts'
import { FormDialog } from '../../kit/form-dialog.tsx'
import { useIntent } from '../../kit/use-intent.ts'
import { InviteDialog } from './invite-dialog.tsx'
import { ResetLoginDialog } from './reset-login-dialog.tsx'
import { StaffFields } from './staff-fields.tsx'
import type { Place } from './staff-fields.tsx'

interface AskedProps {
  readonly member: StaffMember
  readonly onClose: () => void
}

const refreshes = ['staff', 'acts']

/** What may be done with somebody; nothing where they are not the caller's to manage. */
export function StaffButtons({ row }: { readonly row: StaffMember }) {
  const [asked, setAsked] = useState<StaffAct | null>(null)
  const { name, can, loginName } = row
  if (can.length === 0) return null
  const rest = can.filter((act) => act !== 'change' && act !== 'enable')
  const labels = { ...words, ...(loginName === null && { resetLogin: '开通管理台' }) }
  const Asked = asked === null ? null : dialogs[asked]
  return (
    <>
      {can
        .filter((act) => act === 'change' || act === 'enable')
        .map((act) => (
          <Button key={act} size="small" aria-label={`${words[act]}${name}`} onClick={() => setAsked(act)}>
            {words[act]}
          </Button>
        ))}
      {rest.length > 0 && (
        <Dropdown
          trigger={['click']}
          menu={{
            items: rest.map((act) => ({ key: act, label: labels[act], danger: act === 'disable' })),
            onClick: ({ key }) => setAsked(rest.find((act) => act === key) ?? null),
          }}
        >
          <Button size="small" aria-label={`${name}的更多操作`} icon={<DownOutlined />} iconPlacement="end">
            更多
          </Button>
        </Dropdown>
      )}
      {Asked && <Asked member={row} onClose={() => setAsked(null)} />}
    </>
  )
}

const words: Readonly<Record<StaffAct, string>> = {
  change: '修改',
  invite: '发邀请码',
  resetLogin: terms.resetLogin,
  endSessions: '退出所有登录',
  disable: '停用',
  enable: '恢复',
}

function ChangeDialog({ member, onClose }: AskedProps) {
  const { staffId, name, role, stores } = member
  const intent = useIntent((_key, body: Place) => call(changeStaffMember, { params: { staffId }, body }), { refreshes })
  const initialValues = { name, role, storeIds: stores.map(({ storeId }) => storeId) }
  return (
    <FormDialog<Place, StaffMember>
      title={`修改${name}`}
      okText="保存"
      initialValues={initialValues}
      intent={intent}
      onDone={onClose}
      onClose={onClose}
    >
      <StaffFields />
    </FormDialog>
  )
}

function EndSessionsDialog({ member: { staffId, name }, onClose }: AskedProps) {
  const { message } = App.useApp()
  const intent = useIntent(
    (key, body: { readonly unbindPhones: boolean }) => call(endStaffSessions, { params: { staffId }, body, key }),
    { refreshes },
  )
  return (
    <FormDialog
      title={`让${name}退出所有登录？`}
      about="电脑上要重新输入密码和动态码；手机丢了或换了微信，请同时解除绑定。"
      okText={terms.signOut}
      danger
      initialValues={{ unbindPhones: false }}
      intent={intent}
      onDone={() => {
        onClose()
        void message.success('已退出所有登录。')
      }}
      onClose={onClose}
    >
      <Form.Item name="unbindPhones" valuePropName="checked">
        <Checkbox>同时解除微信绑定，之后要重新邀请</Checkbox>
      </Form.Item>
    </FormDialog>
  )
}

function DisableDialog({ member: { staffId, name, disabled }, onClose }: AskedProps) {
  const intent = useIntent(
    (key, _: object) =>
      disabled
        ? call(enableStaffMember, { params: { staffId }, key })
        : call(disableStaffMember, { params: { staffId }, key }),
    { refreshes },
  )
  return (
    <FormDialog
      title={disabled ? `恢复${name}？` : `停用${name}？`}
      about={
        disabled
          ? '可以用原来的登录名或微信重新登录。'
          : '立刻退出所有登录，邀请码作废；做过的登记和操作记录都保留，之后可以恢复。'
      }
      okText={disabled ? '恢复' : '停用'}
      danger={!disabled}
      intent={intent}
      onDone={onClose}
      onClose={onClose}
    />
  )
}

const dialogs = {
  change: ChangeDialog,
  invite: InviteDialog,
  resetLogin: ResetLoginDialog,
  endSessions: EndSessionsDialog,
  disable: DisableDialog,
  enable: DisableDialog,
}
