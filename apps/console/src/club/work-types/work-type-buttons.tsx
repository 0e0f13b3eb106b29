import type { WorkType } from '@cheyou/contract'
import { addWorkType, changeWorkType, restoreWorkType, retireWorkType } from '@cheyou/contract/routes'
import { App, Button } from 'antd'
import { useState } from 'react'
import { call } from '../../api/call.ts'
import { FormDialog } from '../../kit/form-dialog.tsx'
import { useIntent } from '../../kit/use-intent.ts'
import { ruleRefreshes } from '../rules/rule-queries.ts'
import { WorkTypeFields } from './work-type-fields.tsx'
import type { NewWorkType } from './work-type-fields.tsx'

/** Rules call work types by their names. */
const refreshes = ['work-types', ...ruleRefreshes]

/** A new work type, at the end of the list. */
export function AddWorkType() {
  const [adding, setAdding] = useState(false)
  const { message } = App.useApp()
  const intent = useIntent((key, body: NewWorkType) => call(addWorkType, { body, key }), { refreshes })
  const close = () => setAdding(false)
  return (
    <>
      <Button type="primary" onClick={() => setAdding(true)}>
        加一个维修类型
      </Button>
      {adding && (
        <FormDialog
          title="新的维修类型"
          okText="保存"
          initialValues={{ aliases: [], ordinaryRepair: false }}
          intent={intent}
          onDone={() => {
            close()
            void message.success('已加上，到店登记里可以选了。')
          }}
          onClose={close}
        >
          <WorkTypeFields isNew />
        </FormDialog>
      )}
    </>
  )
}

/** Another name or meaning, and whether it is offered. */
export function WorkTypeButtons({ row }: { readonly row: WorkType }) {
  const { code, name, retired } = row
  const [asked, setAsked] = useState<'change' | 'turn' | null>(null)
  const changing = useIntent(
    (_key, body: Omit<NewWorkType, 'code'>) => call(changeWorkType, { params: { code }, body }),
    { refreshes },
  )
  const turning = useIntent(
    (key, _: object) =>
      retired ? call(restoreWorkType, { params: { code }, key }) : call(retireWorkType, { params: { code }, key }),
    { refreshes },
  )
  const close = () => setAsked(null)
  const turn = retired ? '恢复' : '停用'
  return (
    <>
      <Button size="small" aria-label={`修改${name}`} onClick={() => setAsked('change')}>
        修改
      </Button>
      <Button size="small" aria-label={`${turn}${name}`} onClick={() => setAsked('turn')}>
        {turn}
      </Button>
      {asked === 'change' && (
        <FormDialog
          title={`修改${name}`}
          okText="保存"
          initialValues={row}
          intent={changing}
          onDone={close}
          onClose={close}
        >
          <WorkTypeFields />
        </FormDialog>
      )}
      {asked === 'turn' && (
        <FormDialog
          title={`${turn}${name}？`}
          about={retired ? '到店登记里又可以选它。' : '到店登记里不再出现；旧工单、规则和导入仍然认得。'}
          okText={turn}
          intent={turning}
          onDone={close}
          onClose={close}
        />
      )}
    </>
  )
}
