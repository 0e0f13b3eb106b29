import { Form, Input, InputNumber, Segmented, Select } from 'antd'
import type { FormInstance } from 'antd'
import type { Catalogue, ConsoleReward } from '@cheyou/contract'
import { faceValueMissing, lineKindNames, rewardKindNames } from '@cheyou/words'
import { labelOfChosen } from '../../kit/chosen.ts'
import type { RewardFields } from './form-values.ts'
import { PictureField } from './picture-field.tsx'
import { TermsFields } from './terms-fields.tsx'
import styles from './rewards.module.css'

interface RewardFormProps {
  readonly form: FormInstance<RewardFields>
  readonly catalogue: Catalogue
  /** null: a new one. */
  readonly reward: ConsoleReward | null
  readonly initial: Partial<RewardFields>
  readonly disabled: boolean
  readonly onSubmit: (fields: RewardFields) => void
  readonly onChange: () => void
}

/** What a manager says of a reward, checked as it is typed (req. 3.1). */
export function RewardForm({ form, catalogue, reward, initial, disabled, onSubmit, onChange }: RewardFormProps) {
  const kind = Form.useWatch('kind', form) ?? initial.kind
  return (
    <Form<RewardFields>
      form={form}
      layout="vertical"
      initialValues={initial}
      disabled={disabled}
      onFinish={onSubmit}
      onValuesChange={onChange}
      scrollToFirstError={{ focus: true }}
    >
      <Form.Item name="picture" label="图片">
        <PictureField disabled={disabled} />
      </Form.Item>
      <Form.Item name="kind" label="类别" extra={reward === null ? undefined : '上架后类别不再改变'}>
        <Segmented
          aria-label="类别"
          disabled={disabled || reward !== null}
          options={(['gift', 'voucher', 'service'] as const).map((value) => ({
            value,
            label: rewardKindNames[value],
          }))}
        />
      </Form.Item>
      <Form.Item
        name="name"
        label="名称"
        rules={[{ required: true, whitespace: true, message: '请填写名称，会员看到的就是它' }]}
      >
        <Input maxLength={80} />
      </Form.Item>
      <Form.Item name="description" label="说明">
        <Input.TextArea maxLength={400} showCount autoSize={{ minRows: 2 }} placeholder="规格、怎么领取、要不要预约" />
      </Form.Item>
      <div className={styles.row}>
        <Form.Item name="pointsPrice" label="所需积分" rules={[{ required: true, message: '请填写所需积分' }]}>
          <InputNumber min={1} max={10_000_000} precision={0} className={styles.wide} suffix="分" />
        </Form.Item>
        {reward === null && (
          <Form.Item name="stockLeft" label="开始的库存" extra="不填就不计库存">
            <InputNumber min={0} max={100_000} precision={0} className={styles.wide} suffix="件" placeholder="不计" />
          </Form.Item>
        )}
      </div>
      {kind === 'voucher' && <VoucherFields catalogue={catalogue} />}
      <TermsFields form={form} catalogue={catalogue} />
    </Form>
  )
}

/** What a voucher is good for (req. 3.3). */
function VoucherFields({ catalogue: { workTypes } }: { readonly catalogue: Catalogue }) {
  return (
    <>
      <h3 className={styles.group}>怎么抵扣</h3>
      <div className={styles.row}>
        <Form.Item name="faceYuan" label="面值" rules={[{ required: true, message: faceValueMissing }]}>
          <InputNumber min={0.01} max={1_000_000} precision={2} className={styles.wide} suffix="元" />
        </Form.Item>
        <Form.Item name="minimumYuan" label="满多少可用">
          <InputNumber min={0} max={1_000_000} precision={2} className={styles.wide} suffix="元" placeholder="不限" />
        </Form.Item>
        <Form.Item name="workTypes" label="可用的维修类型">
          <Select
            mode="multiple"
            placeholder="全部"
            options={workTypes.map(({ code, name }) => ({ value: code, label: name }))}
            optionFilterProp="label"
            labelRender={labelOfChosen}
          />
        </Form.Item>
        <Form.Item name="lineKinds" label="可抵扣的项目">
          <Select
            mode="multiple"
            placeholder="全部"
            options={(['labour', 'part'] as const).map((value) => ({ value, label: lineKindNames[value] }))}
          />
        </Form.Item>
      </div>
    </>
  )
}
