import type { addWorkType, InputOf } from '@cheyou/contract/routes'
import { Form, Input, Select, Switch } from 'antd'
import { TextItem } from '../../kit/form-items.tsx'
import { codeProblem } from '../rules/rows.tsx'

const ALIASES_MOST = 20
const ALIAS_MOST = 40

export type NewWorkType = InputOf<typeof addWorkType>['body']

/** Name, code, the words of the DMS, and whether it is an ordinary repair; the code of an old one stays. */
export function WorkTypeFields({ isNew = false }: { readonly isNew?: boolean }) {
  return (
    <>
      <TextItem name="name" label="名称" most={40} missing="请填写名称" />
      {isNew && (
        <Form.Item
          name="code"
          label="代码"
          extra="工单和规则里用，定了就不再改"
          normalize={(code: string) => code.trim()}
          rules={[
            { required: true, message: '请填写代码' },
            {
              validator: (_, code: string | undefined) => {
                const problem = codeProblem(code ?? '', [])
                return problem === null ? Promise.resolve() : Promise.reject(new Error(problem))
              },
            },
          ]}
        >
          <Input maxLength={40} placeholder="如 painting" autoComplete="off" spellCheck={false} />
        </Form.Item>
      )}
      <Form.Item
        name="aliases"
        label="售后系统里的其他叫法，导入时用"
        normalize={withoutBlanks}
        rules={[{ validator: short }]}
      >
        <Select mode="tags" maxCount={ALIASES_MOST} placeholder="输入后按回车" open={false} suffixIcon={null} />
      </Form.Item>
      <Form.Item name="ordinaryRepair" label="算一般维修，满额可升级" valuePropName="checked">
        <Switch />
      </Form.Item>
    </>
  )
}

async function short(_: unknown, aliases: readonly string[] | undefined): Promise<void> {
  const long = aliases?.find((word) => word.length > ALIAS_MOST)
  if (long !== undefined) throw new Error(`每个叫法最多 ${ALIAS_MOST} 个字：“${long.slice(0, 10)}…”太长`)
}

function withoutBlanks(aliases: readonly string[]): string[] {
  return aliases.map((word) => word.trim()).filter((word) => word !== '')
}
