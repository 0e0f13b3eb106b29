import type { ConsoleStore } from '@cheyou/contract'
import type { StoreAct } from '@cheyou/contract/codes'
import { addStore, changeStore, restoreStore, retireStore } from '@cheyou/contract/routes'
import { terms } from '@cheyou/words'
import { Button } from 'antd'
import { useState } from 'react'
import { call } from '../../api/call.ts'
import { FormDialog, type FieldPlace } from '../../kit/form-dialog.tsx'
import { useIntent } from '../../kit/use-intent.ts'
import { useMe } from '../../session/session-state.ts'
import { StoreFields } from './store-fields.tsx'
import { emptyStore, storeOf, valuesOf, type StoreValues } from './store-values.ts'

const refreshes = ['stores', 'session', 'acts']
const WIDE_PX = 640

/** The server's places of hours are those of the form without their first part. */
const fieldAt = (path: string): FieldPlace =>
  path
    .replace(/^hours\./, '')
    .split('.')
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part))

/** Another store; the one who adds it works there from then on. */
export function AddStore() {
  const { role } = useMe().staff
  const [adding, setAdding] = useState(false)
  const intent = useIntent((key, values: StoreValues) => call(addStore, { body: storeOf(values), key }), { refreshes })
  const close = () => setAdding(false)
  if (role !== 'group_admin') return null
  return (
    <>
      <Button type="primary" onClick={() => setAdding(true)}>
        {terms.addStore}
      </Button>
      {adding && (
        <FormDialog<StoreValues, ConsoleStore>
          title={terms.addStore}
          about="您会成为这家门店的第一位员工，再到“员工”里安排别人。"
          okText="保存"
          width={WIDE_PX}
          initialValues={emptyStore}
          intent={intent}
          fieldAt={fieldAt}
          onDone={close}
          onClose={close}
        >
          <StoreFields />
        </FormDialog>
      )}
    </>
  )
}

const words: Readonly<Record<StoreAct, string>> = { change: '修改', retire: '停用', restore: '恢复' }

/** What may be done with a store; nothing where it is others' to run. */
export function StoreButtons({ row }: { readonly row: ConsoleStore }) {
  const { storeId, name, can, retired, revision } = row
  const [asked, setAsked] = useState<StoreAct | null>(null)
  const params = { storeId }
  const changing = useIntent(
    (key, values: StoreValues) =>
      call(changeStore, { params, body: { ...storeOf(values), revision: values.revision }, key }),
    { refreshes },
  )
  const turning = useIntent(
    (key, _: object) =>
      retired
        ? call(restoreStore, { params, body: { revision }, key })
        : call(retireStore, { params, body: { revision }, key }),
    { refreshes },
  )
  const close = () => setAsked(null)
  return (
    <>
      {can.map((act) => (
        <Button key={act} size="small" aria-label={`${words[act]}${name}`} onClick={() => setAsked(act)}>
          {words[act]}
        </Button>
      ))}
      {asked === 'change' && (
        <FormDialog<StoreValues, ConsoleStore>
          title={`修改${name}`}
          about="保存后车主在小程序里马上看到。"
          okText="保存"
          width={WIDE_PX}
          initialValues={valuesOf(row)}
          intent={changing}
          fieldAt={fieldAt}
          onDone={close}
          onClose={close}
        >
          <StoreFields />
        </FormDialog>
      )}
      {(asked === 'retire' || asked === 'restore') && (
        <FormDialog
          title={`${words[asked]}${name}？`}
          about={
            asked === 'restore'
              ? '车主又能看到它，员工又能在那里登记。'
              : '车主不再看到它，那里不能再登记、兑换和办入会；做过的登记都保留，之后可以恢复。'
          }
          okText={words[asked]}
          danger={asked === 'retire'}
          intent={turning}
          onDone={close}
          onClose={close}
        />
      )}
    </>
  )
}
