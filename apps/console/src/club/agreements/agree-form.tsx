import type { InputOf } from '@cheyou/contract/routes'
import { agreeTerms, findCompanies } from '@cheyou/contract/routes'
import { useQuery } from '@tanstack/react-query'
import { App, Form, Select } from 'antd'
import { useState } from 'react'
import { call } from '../../api/call.ts'
import { dayFrom, today } from '../../copy/days.ts'
import { DayField, notBefore } from '../../kit/day-field.tsx'
import { FormDialog } from '../../kit/form-dialog.tsx'
import { NumberItem, TextItem } from '../../kit/form-items.tsx'
import { useIntent } from '../../kit/use-intent.ts'
import styles from './agree-form.module.css'

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

/** Where a place that the server names stands in the form. */
const calledOtherwise: Readonly<Record<string, keyof Fields>> = { labourMilli: 'labour', partsMilli: 'parts' }
const fieldAt = (path: string) => [calledOtherwise[path] ?? path]

/** A new agreement with a company (req. 3.5). */
export function AgreeForm({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const { message } = App.useApp()
  const agreeing = useIntent(
    (key, { memberId, ...fields }: Fields) => call(agreeTerms, { params: { memberId }, body: termsOf(fields), key }),
    { refreshes: ['agreements'] },
  )
  if (!open) return null
  return (
    <FormDialog
      title="新增协议价"
      okText="保存"
      initialValues={{ labour: 9, parts: 9.5, fromOn: today(), untilOn: dayFrom(today(), { years: 1, days: -1 }) }}
      intent={agreeing}
      fieldAt={fieldAt}
      onDone={() => {
        onClose()
        void message.success('协议价已生效或将按日期生效。')
      }}
      onClose={onClose}
    >
      <AgreementFields />
    </FormDialog>
  )
}

type Terms = InputOf<typeof agreeTerms>['body']

function termsOf({ name, labour, parts, fromOn, untilOn }: Omit<Fields, 'memberId'>): Terms {
  return {
    name: name.trim(),
    labourMilli: Math.round(labour * MILLI_PER_ZHE),
    partsMilli: Math.round(parts * MILLI_PER_ZHE),
    fromOn,
    untilOn,
  }
}

function AgreementFields() {
  const dayNeeded = [{ required: true, message: '请选择日期' }]
  return (
    <>
      <Form.Item name="memberId" label="单位客户" rules={[{ required: true, message: '请选择单位客户' }]}>
        <CompanyChoice />
      </Form.Item>
      <TextItem
        name="name"
        label="协议名称或编号"
        most={60}
        missing="请填写，结算单上会显示它"
        placeholder="例如：2026 年度车队协议"
      />
      <div className={styles.pair}>
        <Rate name="labour" label="工时" />
        <Rate name="parts" label="配件" />
        <Form.Item name="fromOn" label="从" rules={dayNeeded}>
          <DayField min={today()} />
        </Form.Item>
        <Form.Item
          name="untilOn"
          label="到（含当天）"
          dependencies={['fromOn']}
          rules={[...dayNeeded, notBefore('fromOn', '不能早于开始的日期')]}
        >
          <DayField min={today()} />
        </Form.Item>
      </div>
    </>
  )
}

function Rate({ name, label }: { readonly name: 'labour' | 'parts'; readonly label: string }) {
  return (
    <NumberItem
      name={name}
      label={label}
      least={1}
      most={10}
      decimals={2}
      unit="折"
      missing="请填写折扣"
      rules={[
        ({ getFieldValue }) => ({
          validator: () =>
            getFieldValue('labour') === 10 && getFieldValue('parts') === 10
              ? Promise.reject(new Error('工时和配件至少一项有折扣'))
              : Promise.resolve(),
        }),
      ]}
    />
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
  const q = typed.trim() === '' ? undefined : typed.trim()
  const found = useQuery({
    queryKey: ['companies', q],
    queryFn: ({ signal }) => call(findCompanies, { query: { q }, signal }),
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
