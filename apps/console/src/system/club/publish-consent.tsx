import { DeleteOutlined } from '@ant-design/icons'
import type { ConsentPart, ConsoleConsentText } from '@cheyou/contract'
import { publishConsentText } from '@cheyou/contract/routes'
import { Button, Form, Radio } from 'antd'
import { call } from '../../api/call.ts'
import { FormDialog } from '../../kit/form-dialog.tsx'
import { TextItem } from '../../kit/form-items.tsx'
import { useIntent } from '../../kit/use-intent.ts'
import styles from './club.module.css'

interface TextValues {
  readonly parts: readonly ConsentPart[]
  readonly note: string
  readonly asksAgain: boolean
}

const PARTS_MOST = 20
const WIDE_PX = 680

interface PublishConsentProps {
  /** The version that is changed; when another is in force meanwhile, the server says so. */
  readonly from: ConsoleConsentText
  readonly onClose: () => void
}

/** Another version of the privacy text; which is shown to everybody at once. */
export function PublishConsent({ from, onClose }: PublishConsentProps) {
  const intent = useIntent(
    (key, { parts, ...rest }: TextValues) =>
      call(publishConsentText, { body: { after: from.version, parts: [...parts], ...rest }, key }),
    { refreshes: ['consent-texts', 'acts'] },
  )
  return (
    <FormDialog<TextValues, ConsoleConsentText>
      title={`在第 ${from.edition} 版上修改`}
      about={({ asksAgain }) =>
        asksAgain === true
          ? '发布后，已同意过的车主下次打开小程序时要看过新内容再点同意。'
          : '发布后，新绑定的车主同意新内容；已同意过的不再问。'
      }
      okText="发布"
      width={WIDE_PX}
      initialValues={{ parts: from.parts, asksAgain: false }}
      intent={intent}
      onDone={onClose}
      onClose={onClose}
    >
      <Form.List name="parts">
        {(fields, { add, remove }) => (
          <>
            {fields.map(({ key, name }, at) => (
              <div key={key} className={styles.part} role="group" aria-label={`第 ${at + 1} 段`}>
                <TextItem name={[name, 'title']} label={`第 ${at + 1} 段标题`} most={40} missing="请填写标题" />
                <TextItem name={[name, 'text']} label="内容" most={2000} lines missing="请填写内容" />
                <Button
                  type="text"
                  aria-label={`删除第 ${at + 1} 段`}
                  icon={<DeleteOutlined />}
                  disabled={fields.length === 1}
                  onClick={() => remove(name)}
                />
              </div>
            ))}
            <Button disabled={fields.length >= PARTS_MOST} onClick={() => add({})}>
              加一段
            </Button>
          </>
        )}
      </Form.List>
      <TextItem name="note" label="改了什么" most={200} missing="请用一句话写明改了什么" extra="留在版本记录里" />
      <Form.Item name="asksAgain" label="已经同意过的车主">
        <Radio.Group
          options={[
            { value: false, label: '不用再同意（措辞、排版）' },
            { value: true, label: '重新同意（收集或用途变了）' },
          ]}
        />
      </Form.Item>
    </FormDialog>
  )
}
