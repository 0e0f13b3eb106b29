import { Form, Select } from 'antd'
import type { FormInstance } from 'antd'
import type { Catalogue } from '@cheyou/contract'
import { labelOfChosen } from '../../kit/chosen.ts'
import { ownStores } from './form-values.ts'
import type { RewardFields } from './form-values.ts'
import { NumberItem } from '../../kit/form-items.tsx'
import { DayField, notBefore } from '../../kit/day-field.tsx'
import styles from './rewards.module.css'

interface TermsFieldsProps {
  readonly form: FormInstance<RewardFields>
  readonly catalogue: Catalogue
}

const pieces = { least: 1, most: 100_000, unit: '件' }

/** Who may redeem it, how many, when and where (req. 3.1). */
export function TermsFields({ form, catalogue }: TermsFieldsProps) {
  const { tiers } = catalogue
  const admitted = Form.useWatch('tiers', form) ?? []
  const limited = admitted.length === 0 ? tiers : tiers.filter(({ code }) => admitted.includes(code))
  return (
    <>
      <h3 className={styles.group}>谁能兑、能兑多少</h3>
      <Form.Item name="tiers" label="可兑换的等级">
        <Select
          mode="multiple"
          placeholder="所有等级"
          options={tiers.map(({ code, name }) => ({ value: code, label: name }))}
          optionFilterProp="label"
          labelRender={labelOfChosen}
        />
      </Form.Item>
      <div className={styles.row}>
        <NumberItem name="perMemberLimit" label="每人限兑" {...pieces} placeholder="不限" />
        {limited.map(({ code, name }) => (
          <NumberItem
            key={code}
            name={['tierLimits', code]}
            label={`其中${name}限兑`}
            {...pieces}
            placeholder="同上"
            dependencies={['perMemberLimit']}
            rules={[{ validator: (_, limit: unknown) => below(limit, form.getFieldValue('perMemberLimit')) }]}
          />
        ))}
      </div>
      <WhenAndWhere catalogue={catalogue} />
    </>
  )
}

function WhenAndWhere({ catalogue }: Pick<TermsFieldsProps, 'catalogue'>) {
  const { stores, holdDays } = catalogue
  const own = ownStores(catalogue)
  return (
    <>
      <h3 className={styles.group}>何时、何处</h3>
      <div className={styles.row}>
        <Form.Item name="opensOn" label="开始兑换">
          <DayField />
        </Form.Item>
        <Form.Item
          name="closesOn"
          label="最后一天"
          dependencies={['opensOn']}
          rules={[notBefore('opensOn', '不能早于开始兑换的日期')]}
        >
          <DayField />
        </Form.Item>
        <NumberItem
          name="validDays"
          label="兑换后多少天内领取或使用"
          least={1}
          most={3650}
          unit="天"
          placeholder={`按规则 ${holdDays}`}
        />
        {stores.length > 1 && (
          <Form.Item
            name="storeIds"
            label="领取的门店"
            rules={own === null ? [] : [{ required: true, message: '请选择您的门店' }]}
          >
            <Select
              mode="multiple"
              placeholder={own === null ? '所有门店' : '您的门店'}
              options={stores.map(({ storeId, name }) => ({
                value: storeId,
                label: name,
                disabled: own !== null && !own.includes(storeId),
              }))}
              optionFilterProp="label"
              labelRender={labelOfChosen}
            />
          </Form.Item>
        )}
      </div>
    </>
  )
}

/** A limit of one tier that is not below that for everybody would never be met. */
async function below(limit: unknown, all: unknown): Promise<void> {
  if (typeof limit === 'number' && typeof all === 'number' && limit >= all)
    throw new Error(`要少于每人限兑的 ${all} 件，否则不起作用`)
}
