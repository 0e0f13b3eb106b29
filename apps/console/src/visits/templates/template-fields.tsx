import { DeleteOutlined } from '@ant-design/icons'
import { lineKinds } from '@cheyou/contract/codes'
import { listWorkTypes } from '@cheyou/contract/routes'
import { lineKindNames, terms } from '@cheyou/words'
import { useQuery } from '@tanstack/react-query'
import { Button, Form, Select } from 'antd'
import { NumberItem, TextItem } from '../../kit/form-items.tsx'
import { emptyTemplateLine } from './template-values.ts'
import { call } from '../../api/call.ts'
import { useMe } from '../../session/session-state.ts'
import styles from './templates.module.css'

const kinds = lineKinds.map((value) => ({ value, label: lineKindNames[value] }))
const LINES_MOST = 20
const YUAN_MOST = 2_000_000

/** Name, store, work type, and the lines with their usual prices; the store of an old one stays. */
export function TemplateFields({ isNew = false }: { readonly isNew?: boolean }) {
  const stores = useMe().staff.stores.map(({ storeId, name }) => ({ value: storeId, label: name }))
  const workTypes = useQuery({
    queryKey: ['till-work-types'],
    queryFn: ({ signal }) => call(listWorkTypes, { signal }),
  })
  const types = (workTypes.data?.rows ?? []).map(({ code, name }) => ({ value: code, label: name }))
  return (
    <>
      <TextItem name="name" label="名称" most={40} missing="请填写名称" placeholder="如 小保养" />
      <Form.Item name="storeId" label="门店" hidden={!isNew || stores.length < 2} rules={[{ required: true }]}>
        <Select options={stores} />
      </Form.Item>
      <Form.Item name="workType" label={terms.workType} rules={[{ required: true, message: '请选择维修类型' }]}>
        <Select options={types} />
      </Form.Item>
      <Form.List name="lines">
        {(fields, { add, remove }) => (
          <>
            {fields.map(({ key, name }, at) => (
              <div key={key} className={styles.line} role="group" aria-label={`第 ${at + 1} 行`}>
                <TextItem name={[name, 'itemName']} label="项目" most={80} missing="请填写项目" />
                <Form.Item name={[name, 'lineKind']} label="类别">
                  <Select options={kinds} />
                </Form.Item>
                <NumberItem
                  name={[name, 'yuan']}
                  label="价格"
                  least={0}
                  most={YUAN_MOST}
                  decimals={2}
                  unit="元"
                  missing="请填写价格"
                />
                <Button
                  type="text"
                  aria-label={`删除第 ${at + 1} 行`}
                  icon={<DeleteOutlined />}
                  disabled={fields.length === 1}
                  onClick={() => remove(name)}
                />
              </div>
            ))}
            <Button disabled={fields.length >= LINES_MOST} onClick={() => add(emptyTemplateLine)}>
              加一行
            </Button>
          </>
        )}
      </Form.List>
    </>
  )
}
