import type { WorkType } from '@cheyou/contract'
import { addWorkType, changeWorkType, restoreWorkType, retireWorkType } from '@cheyou/contract/routes'
import { App, Button } from 'antd'
import { useState } from 'react'
import { call } from '../../api/call.ts'
import { FormDialog } from '../../kit/form-dialog.tsx'
import { TurnButton } from '../../kit/turn-button.tsx'
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
  const [isChanging, setChanging] = useState(false)
  const changing = useIntent(
    (_key, body: Omit<NewWorkType, 'code'>) => call(changeWorkType, { params: { code }, body }),
    { refreshes },
  )
  const close = () => setChanging(false)
  const params = { code }
  const retire = (key: string) => call(retireWorkType, { params, key })
  const restore = (key: string) => call(restoreWorkType, { params, key })
  return (
    <>
      <Button size="small" aria-label={`修改${name}`} onClick={() => setChanging(true)}>
        修改
      </Button>
      <TurnButton
        words={retired ? '恢复' : '停用'}
        name={name}
        send={retired ? restore : retire}
        undo={retired ? retire : restore}
        refreshes={refreshes}
      />
      {isChanging && (
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
    </>
  )
}
