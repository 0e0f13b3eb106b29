import type { WorkTemplate } from '@cheyou/contract'
import { addWorkTemplate, changeWorkTemplate, restoreWorkTemplate, retireWorkTemplate } from '@cheyou/contract/routes'
import { Button } from 'antd'
import { useState } from 'react'
import { call } from '../../api/call.ts'
import { FormDialog, type FieldPlace } from '../../kit/form-dialog.tsx'
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
  const [asked, setAsked] = useState<'change' | 'turn' | null>(null)
  const params = { templateId }
  const changing = useIntent(
    (_key, values: TemplateValues) => {
      const { name: called, workType, lines } = templateOf(values)
      return call(changeWorkTemplate, { params, body: { name: called, workType, lines } })
    },
    { refreshes },
  )
  const turning = useIntent(
    (key, _: object) =>
      retired ? call(restoreWorkTemplate, { params, key }) : call(retireWorkTemplate, { params, key }),
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
      {asked === 'turn' && (
        <FormDialog
          title={`${turn}${name}？`}
          about={retired ? '到店登记又会提供它。' : '到店登记不再提供它，已经登记的不变。'}
          okText={turn}
          intent={turning}
          onDone={close}
          onClose={close}
        />
      )}
    </>
  )
}
