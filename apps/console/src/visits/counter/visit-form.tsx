import type { MemberPanel } from '@cheyou/contract'
import { listWorkTemplates, listWorkTypes } from '@cheyou/contract/routes'
import { isEmptyForm, oddOdometer, withTemplate, type VisitForm as TypedForm } from '@cheyou/till'
import { kilometres, oddOdometerWords, terms, tillWords } from '@cheyou/words'
import { useQuery } from '@tanstack/react-query'
import { ConfigProvider, Input, Radio, type InputRef } from 'antd'
import { useEffect, useRef } from 'react'
import { call } from '../../api/call.ts'
import { ApprovalRequest } from './approval-request.tsx'
import { BillBar } from './bill-bar.tsx'
import { LineRows } from './line-rows.tsx'
import { Offers } from './offers.tsx'
import { TemplateBar, templateKeys } from './template-bar.tsx'
import { DraftStanding } from './drafts/draft-standing.tsx'
import { forgetDraft } from './drafts/local-drafts.ts'
import type { Counter, OpenDraft } from './use-counter.ts'
import { useKeys } from './use-keys.ts'
import { useVisit, type Visit } from './use-visit.ts'
import styles from './counter.module.css'

interface Props {
  readonly counter: Counter
  readonly panel: MemberPanel
  readonly presenceToken: string | null
  readonly opened: OpenDraft
  /** Why it was not settled, or not put aside, else null. */
  readonly refused: unknown
  readonly onChange: () => void
  readonly onPutAside: (form: TypedForm) => void
  readonly onTakeOver: () => void
}

/** 到店登记 at the desk: car and mileage, canned jobs, lines, what comes off, and the sum to settle. */
export function VisitForm(props: Props) {
  const { counter, panel, presenceToken, opened, refused, onChange, onPutAside, onTakeOver } = props
  const { storeId } = opened
  const visit = useVisit({ panel, presenceToken, opened, onChange })
  const { form, replace, state } = visit
  const open = state.kind === 'open'
  const templates = useQuery({
    queryKey: ['work-templates', storeId, form.vehicleId],
    queryFn: ({ signal }) =>
      call(listWorkTemplates, { query: { storeId, ...(form.vehicleId && { vehicleId: form.vehicleId }) }, signal }),
  })
  const offered = templates.data?.rows ?? []
  const byKey = templateKeys.map((key, at) => {
    const template = offered[at]
    return [key, template && (() => replace(withTemplate(form, template)))] as const
  })
  const { settle } = visit
  const putAside = open && !isEmptyForm(form) ? () => onPutAside(form) : undefined
  useKeys({
    ...Object.fromEntries(open ? byKey : []),
    F4: putAside ?? (() => undefined),
    F10: settle,
    'Ctrl+Enter': settle,
    Escape: counter.leave,
  })
  return (
    <div className={styles.visit}>
      <DraftStanding
        state={state}
        onTakeOver={onTakeOver}
        onLeave={() => {
          forgetDraft(opened.tillDraftId)
          counter.leave()
        }}
      />
      <div className={styles.fields}>
        <ConfigProvider componentDisabled={!open}>
          <CarFields visit={visit} panel={panel} />
          <TemplateBar templates={offered} onUse={(template) => replace(withTemplate(form, template))} />
          <LineRows visit={visit} />
          <Offers visit={visit} />
          <ApprovalRequest visit={visit} panel={panel} storeId={storeId} />
        </ConfigProvider>
      </div>
      <BillBar visit={visit} refused={refused} onPutAside={putAside ?? null} />
    </div>
  )
}

function CarFields({ visit, panel }: { readonly visit: Visit; readonly panel: MemberPanel }) {
  const { form, change } = visit
  const workTypes = useQuery({
    queryKey: ['till-work-types'],
    queryFn: ({ signal }) => call(listWorkTypes, { signal }),
  })
  const odometer = useRef<InputRef>(null)
  useEffect(() => odometer.current?.focus(), [])
  const lastKm = panel.cars.find(({ vehicleId }) => vehicleId === form.vehicleId)?.odometerKm ?? null
  const problem = oddOdometer(form.odometer, lastKm)
  return (
    <div className={styles.car}>
      <Radio.Group
        aria-label="车辆"
        optionType="button"
        value={form.vehicleId}
        options={panel.cars.map(({ vehicleId, plate, series, vin }) => ({
          value: vehicleId,
          label: plate ?? series ?? vin,
        }))}
        onChange={({ target }) => change({ vehicleId: target.value as string })}
      />
      <Radio.Group
        aria-label={terms.workType}
        optionType="button"
        value={form.workType}
        options={(workTypes.data?.rows ?? []).map(({ code, name }) => ({ value: code, label: name }))}
        onChange={({ target }) => change({ workType: target.value as string })}
      />
      <label className={styles.field}>
        <span>里程{lastKm === null ? '' : `（上次 ${kilometres(lastKm)}）`}</span>
        <Input
          ref={odometer}
          value={form.odometer}
          onChange={({ target }) => change({ odometer: target.value })}
          inputMode="numeric"
          suffix="公里"
          status={problem === null ? '' : problem === 'unreadable' ? 'error' : 'warning'}
          aria-describedby="odometer-problem"
        />
        <span id="odometer-problem" className={styles.problem}>
          {problem === null ? '' : oddOdometerWords[problem]}
        </span>
      </label>
      <label className={styles.field}>
        <span>{tillWords.orderNumber}</span>
        <Input
          value={form.orderNumber}
          maxLength={40}
          onChange={({ target }) => change({ orderNumber: target.value })}
        />
      </label>
    </div>
  )
}
