import type { addStaffMember, InputOf } from '@cheyou/contract/routes'
import { listStaff } from '@cheyou/contract/routes'
import { useQuery } from '@tanstack/react-query'
import { roleNames } from '@cheyou/words'
import { Form, Select } from 'antd'
import { call } from '../../api/call.ts'
import { TextItem } from '../../kit/form-items.tsx'

export type Place = InputOf<typeof addStaffMember>['body']

/** Name, role and stores; only those are offered that the person at the desk may give. */
export function StaffFields() {
  const { data } = useQuery({ queryKey: ['staff', 'choices'], queryFn: ({ signal }) => call(listStaff, { signal }) })
  return (
    <>
      <TextItem name="name" label="姓名" most={60} missing="请填写姓名" />
      <Form.Item name="role" label="岗位" rules={[{ required: true, message: '请选择岗位' }]}>
        <Select options={(data?.roles ?? []).map((role) => ({ value: role, label: roleNames[role] }))} />
      </Form.Item>
      <Form.Item name="storeIds" label="门店" rules={[{ required: true, message: '请选择门店' }]}>
        <Select
          mode="multiple"
          showSearch={{ optionFilterProp: 'label' }}
          options={(data?.stores ?? []).map(({ storeId, name }) => ({ value: storeId, label: name }))}
        />
      </Form.Item>
    </>
  )
}
