import { Form, Segmented, Select } from 'antd'
import type { FormInstance } from 'antd'
import type { Catalogue, ConsoleReward } from '@cheyou/contract'
import { faceValueMissing, lineKindNames, rewardKindNames } from '@cheyou/words'
import { PictureField } from '../../kit/picture-field.tsx'
import { labelOfChosen } from '../../kit/chosen.ts'
import { NumberItem, TextItem } from '../../kit/form-items.tsx'
import type { RewardFields } from './form-values.ts'
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
        <PictureField disabled={disabled} fit="横图 4:3 最合适" />
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
      <TextItem name="name" label="名称" most={80} missing="请填写名称，会员看到的就是它" />
      <TextItem name="description" label="说明" most={400} lines placeholder="规格、怎么领取、要不要预约" />
      <div className={styles.row}>
        <NumberItem name="pointsPrice" label="所需积分" least={1} most={1_000_000} unit="分" missing="请填写所需积分" />
        {reward === null && (
          <NumberItem
            name="stockLeft"
            label="开始的库存"
            extra="不填就不计库存"
            least={0}
            most={100_000}
            unit="件"
            placeholder="不计"
          />
        )}
      </div>
      {kind === 'voucher' && <VoucherFields catalogue={catalogue} />}
      <TermsFields form={form} catalogue={catalogue} />
    </Form>
  )
}

const yuan = { most: 100_000, decimals: 2, unit: '元' }

/** What a voucher is good for (req. 3.3). */
function VoucherFields({ catalogue: { workTypes } }: { readonly catalogue: Catalogue }) {
  return (
    <>
      <h3 className={styles.group}>怎么抵扣</h3>
      <div className={styles.row}>
        <NumberItem name="faceYuan" label="面值" least={0.01} {...yuan} missing={faceValueMissing} />
        <NumberItem name="minimumYuan" label="满多少可用" least={0} {...yuan} placeholder="不限" />
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
