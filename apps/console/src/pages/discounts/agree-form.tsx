import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Form, Input, InputNumber, Modal, Select } from 'antd'
import type { FormInstance } from 'antd'
import { useState } from 'react'
import { fetchCompanies, sendAgreement } from '../../api/discounts.ts'
import type { AgreementWish } from '../../api/discounts.ts'
import { newIdempotencyKey } from '../../api/idempotency.ts'
import { dayFrom, today } from '../../copy/days.ts'
import { problemSentence } from '../../copy/problem-sentence.ts'
import styles from './discounts.module.css'

interface Fields {
  readonly memberId: string
  readonly name: string
  /** In 折: what is paid of ten. */
  readonly labour: number
  readonly parts: number
  readonly fromOn: string
  readonly untilOn: string
}

const MILLI_PER_ZHE = 100

/** A new agreement with a company (req. 3.5). */
export function AgreeForm({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const [key, setKey] = useState(newIdempotencyKey)
  const [form] = Form.useForm<Fields>()
  const { message } = App.useApp()
  const client = useQueryClient()
  const sending = useMutation({
    mutationFn: ({ memberId, wish }: { memberId: string; wish: AgreementWish }) => sendAgreement(memberId, wish, key),
    onSuccess: async () => {
      onClose()
      form.resetFields()
      setKey(newIdempotencyKey())
      void message.success('协议价已生效或将按日期生效。')
      await client.invalidateQueries({ queryKey: ['agreements'] })
    },
  })
  const send = ({ memberId, name, labour, parts, fromOn, untilOn }: Fields): void =>
    sending.mutate({
      memberId,
      wish: {
        name: name.trim(),
        labourMilli: Math.round(labour * MILLI_PER_ZHE),
        partsMilli: Math.round(parts * MILLI_PER_ZHE),
        fromOn,
        untilOn,
      },
    })
  return (
    <Modal
      open={open}
      title="新增协议价"
      okText="保存"
      cancelText="取消"
      confirmLoading={sending.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
      afterOpenChange={(shown) => shown && sending.reset()}
    >
      <AgreementFields form={form} onFinish={send} onValuesChange={() => setKey(newIdempotencyKey())} />
      {sending.isError && (
        <p role="alert" className={styles.refusal}>
          {problemSentence(sending.error)}
        </p>
      )}
    </Modal>
  )
}

interface AgreementFieldsProps {
  readonly form: FormInstance<Fields>
  readonly onFinish: (fields: Fields) => void
  /** Another content is another intention. */
  readonly onValuesChange: () => void
}

function AgreementFields({ form, onFinish, onValuesChange }: AgreementFieldsProps) {
  const begin = { labour: 9, parts: 9.5, fromOn: today(), untilOn: dayFrom(today(), { years: 1, days: -1 }) }
  return (
    <Form form={form} layout="vertical" initialValues={begin} onFinish={onFinish} onValuesChange={onValuesChange}>
      <Form.Item name="memberId" label="单位客户" rules={[{ required: true, message: '请选择单位客户' }]}>
        <CompanyChoice />
      </Form.Item>
      <Form.Item
        name="name"
        label="协议名称或编号"
        rules={[{ required: true, whitespace: true, message: '请填写，结算单上会显示它' }]}
      >
        <Input maxLength={60} placeholder="例如：2026 年度车队协议" />
      </Form.Item>
      <div className={styles.rates}>
        <Rate name="labour" label="工时" />
        <Rate name="parts" label="配件" />
      </div>
      <div className={styles.rates}>
        <Form.Item name="fromOn" label="从" rules={[{ required: true, message: '请选择日期' }]}>
          <Input type="date" min={today()} />
        </Form.Item>
        <Form.Item name="untilOn" label="到（含当天）" rules={[{ required: true, message: '请选择日期' }]}>
          <Input type="date" min={today()} />
        </Form.Item>
      </div>
    </Form>
  )
}

function Rate({ name, label }: { readonly name: 'labour' | 'parts'; readonly label: string }) {
  return (
    <Form.Item
      name={name}
      label={label}
      rules={[
        { required: true, message: '请填写折扣' },
        ({ getFieldValue }) => ({
          validator: () =>
            getFieldValue('labour') === 10 && getFieldValue('parts') === 10
              ? Promise.reject(new Error('工时和配件至少一项有折扣'))
              : Promise.resolve(),
        }),
      ]}
    >
      <InputNumber min={1} max={10} step={0.5} suffix="折" style={{ width: '100%' }} />
    </Form.Item>
  )
}

interface CompanyChoiceProps {
  readonly id?: string
  readonly value?: string
  readonly onChange?: (memberId: string) => void
}

/** Companies by the beginning of their name, card number, phone or plate; the form hands in the rest. */
function CompanyChoice(field: CompanyChoiceProps) {
  const [typed, setTyped] = useState('')
  const found = useQuery({
    queryKey: ['companies', typed.trim()],
    queryFn: ({ signal }) => fetchCompanies(typed.trim(), signal),
  })
  return (
    <Select<string>
      {...field}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      placeholder="单位名称开头、卡号、手机号或车牌"
      loading={found.isFetching}
      notFoundContent={found.isPending ? '正在查找…' : '没有这样的单位会员'}
      options={(found.data?.rows ?? []).map(({ memberId, name, cardNumber, cars }) => ({
        value: memberId,
        label: `${name} · ${cars} 辆车 · ${cardNumber}`,
      }))}
    />
  )
}
