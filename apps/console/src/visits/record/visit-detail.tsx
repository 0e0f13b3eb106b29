import type { VisitRecord } from '@cheyou/contract'
import { getMemberPanel, getVisitRecord } from '@cheyou/contract/routes'
import {
  kilometres,
  momentInTable,
  payerNames,
  savedBy,
  settledBySystem,
  signedPoints,
  visitShowNames,
  yuan,
} from '@cheyou/words'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { call } from '../../api/call.ts'
import { Facts, Line, Lines, Section } from '../../kit/detail.tsx'
import { Loaded } from '../../kit/loaded.tsx'
import { paths } from '../../routes.ts'
import { useMe } from '../../session/session-state.ts'
import { mayOpen } from '../../shell/may-open.ts'
import { receiptOfRecord } from '../counter/receipt/receipt-facts.ts'
import { ReceiptButtons } from '../counter/receipt/receipt-buttons.tsx'
import { visitRecordKey } from './after-change.ts'
import { VisitButtons } from './visit-buttons.tsx'

/** One visit as it stands: lines, what came off, points; correcting, voiding and its receipt (req. 2.6). */
export function VisitDetail({ visitId }: { readonly visitId: string }) {
  const record = useQuery({
    queryKey: [visitRecordKey, visitId],
    queryFn: ({ signal }) => call(getVisitRecord, { params: { visitId }, signal }),
  })
  return (
    <Loaded query={record} name="到店记录">
      {(shown) => (
        <>
          <VisitButtons record={shown} />
          <VisitFacts record={shown} />
          {shown.visit.memberId !== null && shown.visit.show === 'settled' && (
            <Receipt record={shown} memberId={shown.visit.memberId} />
          )}
        </>
      )}
    </Loaded>
  )
}

function VisitFacts({ record }: { readonly record: VisitRecord }) {
  const { visit, lines, savings, odometerKm, voided, receipts } = record
  return (
    <>
      <Facts
        facts={[
          ['会员', visit.memberId && visit.customerName && <Member id={visit.memberId} name={visit.customerName} />],
          ['状态', visitShowNames[visit.show]],
          ['撤销', voided && `${momentInTable(voided.at)} ${voided.by}：${voided.reason}`],
          ['工单', visit.orderNumber],
          ['结算', `${momentInTable(visit.settledAt)} ${visit.settledBy ?? settledBySystem}`],
          ['车牌', visit.plate ?? '未上牌'],
          ['里程', odometerKm === null ? null : kilometres(odometerKm)],
          ['客户付', yuan(visit.customerFen)],
          ['积分', signedPoints(visit.redeemable)],
          ['小票', receipts === 0 ? '没有打印过' : `打印过 ${receipts} 次`],
        ]}
      />
      <Section title="明细">
        <Lines name="明细">
          {lines.map(({ lineNo, itemName, payer, amountFen, taken }) => {
            const offFen = taken.reduce((sum, { takenFen }) => sum + takenFen, 0)
            return (
              <Line
                key={lineNo}
                end={yuan(amountFen)}
                under={[
                  payer === 'customer' ? '' : payerNames[payer],
                  offFen === 0 ? '' : `原价 ${yuan(amountFen + offFen)}，优惠 ${yuan(offFen)}`,
                ]
                  .filter(Boolean)
                  .join(' · ')}
              >
                {itemName}
              </Line>
            )
          })}
        </Lines>
        {savings.length > 0 && <p>已省：{savings.map((one) => `${savedBy(one)} ${yuan(one.takenFen)}`).join('、')}</p>}
      </Section>
    </>
  )
}

/** Leads to the member, where one may open members. */
function Member({ id, name }: { readonly id: string; readonly name: string }) {
  const { staff } = useMe()
  return mayOpen(staff.role, paths.members) ? <Link to={`${paths.members}?open=${id}`}>{name}</Link> : name
}

function Receipt({ record, memberId }: { readonly record: VisitRecord; readonly memberId: string }) {
  const panel = useQuery({
    queryKey: ['member-panel', memberId],
    queryFn: ({ signal }) => call(getMemberPanel, { params: { memberId }, signal }),
  })
  return (
    <Section title="小票">
      <Loaded query={panel} name="会员">
        {(shown) => (
          <ReceiptButtons
            visitId={record.visit.visitId}
            facts={receiptOfRecord(record, shown, window.location.origin)}
            printed={record.receipts}
          />
        )}
      </Loaded>
    </Section>
  )
}
