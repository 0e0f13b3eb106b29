import type { WorkTemplate } from '@cheyou/contract'
import { addWorkTemplate, changeWorkTemplate, restoreWorkTemplate, retireWorkTemplate } from '@cheyou/contract/routes'
import { Button } from 'antd'
import { useState } from 'react'
import { call } from '../../api/call.ts'
import { FormDialog, type FieldPlace } from '../../kit/form-dialog.tsx'
import { TurnButton } from '../../kit/turn-button.tsx'
import { useIntent } from '../../kit/use-intent.ts'
import { useMe } from '../../session/session-state.ts'
import { TemplateFields } from './template-fields.tsx'
import { emptyTemplateLine, templateOf, valuesOf, type TemplateValues } from './template-values.ts'

const refreshes = ['work-templates']
const WIDE_PX = 680

/** The price in fen is typed in yuan. */
function fieldAt(path: string): FieldPlace {
  return path.split('.').map((part) => (/^\d+$/.test(part) ? Number(part) : part === 'amountFen' ? 'yuan' : part))
}

/** A new canned job. */
export function AddTemplate() {
  const { stores } = useMe().staff
  const [adding, setAdding] = useState(false)
  const intent = useIntent((key, values: TemplateValues) => call(addWorkTemplate, { body: templateOf(values), key }), {
    refreshes,
  })
  const close = () => setAdding(false)
  const [store] = stores
  if (store === undefined) return null
  return (
    <>
      <Button type="primary" onClick={() => setAdding(true)}>
        加一个常用项目
      </Button>
      {adding && (
        <FormDialog<TemplateValues, WorkTemplate>
          title="新的常用项目"
          okText="保存"
          width={WIDE_PX}
          initialValues={{ storeId: store.storeId, lines: [emptyTemplateLine as TemplateValues['lines'][number]] }}
          intent={intent}
          fieldAt={fieldAt}
          onDone={close}
          onClose={close}
        >
          <TemplateFields isNew />
        </FormDialog>
      )}
    </>
  )
}

/** Another name, work type, lines or prices, and whether it is offered. */
export function TemplateButtons({ row }: { readonly row: WorkTemplate }) {
  const { templateId, name, retired } = row
  const [isChanging, setChanging] = useState(false)
  const params = { templateId }
  const changing = useIntent(
    (_key, values: TemplateValues) => {
      const { name: called, workType, lines } = templateOf(values)
      return call(changeWorkTemplate, { params, body: { name: called, workType, lines } })
    },
    { refreshes },
  )
  const close = () => setChanging(false)
  const retire = (key: string) => call(retireWorkTemplate, { params, key })
  const restore = (key: string) => call(restoreWorkTemplate, { params, key })
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
          width={WIDE_PX}
          initialValues={valuesOf(row)}
          intent={changing}
          fieldAt={fieldAt}
          onDone={close}
          onClose={close}
        >
          <TemplateFields />
        </FormDialog>
      )}
    </>
  )
}
