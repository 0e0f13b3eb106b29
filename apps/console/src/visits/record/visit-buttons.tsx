import type { VisitRecord } from '@cheyou/contract'
import { voidVisit } from '@cheyou/contract/routes'
import { tillWords } from '@cheyou/words'
import { App, Button, Space } from 'antd'
import { useState } from 'react'
import { call } from '../../api/call.ts'
import { ReasonDialog } from '../../kit/reason-dialog.tsx'
import { useIntent } from '../../kit/use-intent.ts'
import { afterChange } from './after-change.ts'
import { CorrectDialog } from './correct-dialog.tsx'

/** The ways to put a visit right, as far as the rights of who sits here go. */
export function VisitButtons({ record }: { readonly record: VisitRecord }) {
  const { visit } = record
  const { message } = App.useApp()
  const [open, setOpen] = useState<'void' | 'correct' | null>(null)
  const voiding = useIntent(
    (key, { reason }: { readonly reason: string }) =>
      call(voidVisit, { params: { visitId: visit.visitId }, body: { reason: reason.trim() }, key }),
    { refreshes: afterChange },
  )
  const close = () => setOpen(null)
  if (visit.can.length === 0) return null
  return (
    <Space>
      {visit.can.includes('correct') && <Button onClick={() => setOpen('correct')}>{tillWords.correctVisit}</Button>}
      {visit.can.includes('void') && <Button onClick={() => setOpen('void')}>{tillWords.voidVisit}</Button>}
      {open === 'correct' && <CorrectDialog record={record} onClose={close} />}
      {open === 'void' && (
        <ReasonDialog
          title={tillWords.voidThisVisit}
          about="这次登记和它给的两种积分都会收回，用掉的代金券和权益会退回。"
          okText={tillWords.voidVisit}
          placeholder={tillWords.voidExample}
          intent={voiding}
          onDone={() => {
            void message.success(tillWords.voided)
            close()
          }}
          onClose={close}
        />
      )}
    </Space>
  )
}
