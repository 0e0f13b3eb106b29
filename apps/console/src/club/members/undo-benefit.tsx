import type { BenefitUse } from '@cheyou/contract'
import { undoConsoleBenefitUse } from '@cheyou/contract/routes'
import { useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { terms } from '@cheyou/words'
import { call } from '../../api/call.ts'
import { ReasonDialog } from '../../kit/reason-dialog.tsx'
import { useIntent } from '../../kit/use-intent.ts'
import { benefitsKey } from './member-queries.ts'

interface UndoBenefitProps {
  readonly memberId: string
  /** What is to be taken back; null: nothing is asked. */
  readonly use: BenefitUse | null
  readonly onClose: () => void
}

/** Asks for the reason, then gives the use back to its year. */
export function UndoBenefit({ memberId, use, onClose }: UndoBenefitProps) {
  const { message } = App.useApp()
  const client = useQueryClient()
  const undoing = useIntent((key, useId: string, reason: string) =>
    call(undoConsoleBenefitUse, { params: { useId }, body: { reason }, key }),
  )
  if (use === null) return null
  return (
    <ReasonDialog
      title={`撤销${use.name} ${use.quantity} 次？`}
      okText={terms.undoUse}
      about="次数退回到使用的那个会员年度，那一年已结束的计入现在的年度；记录会留下，写明谁撤销、为什么。"
      intent={{ ...undoing, run: ({ reason }) => undoing.run(use.useId, reason) }}
      onDone={(benefits) => {
        client.setQueryData(benefitsKey(memberId), benefits)
        void message.success('已撤销，次数退回。')
        onClose()
      }}
      onClose={onClose}
    />
  )
}
