import { useState } from 'react'
import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import type { VisitRecord } from '@cheyou/contract'
import type { VisitAct } from '@cheyou/contract/codes'
import { getVisitRecord } from '@cheyou/contract/routes'
import { kilometres, moment, settledBySystem, tillWords, visitShowNames } from '@cheyou/words'
import { call } from '../../../api/call.ts'
import { Button } from '../../../components/button/button.tsx'
import { LoadedView } from '../../../components/loaded-view/loaded-view.tsx'
import { Notice } from '../../../components/notice/notice.tsx'
import { PointsPair } from '../../../components/points-pair/points-pair.tsx'
import { Row } from '../../../components/row/row.tsx'
import { Screen } from '../../../components/screen/screen.tsx'
import { Section } from '../../../components/section/section.tsx'
import { Slot } from '../../../components/slot/slot.tsx'
import { whoseCar } from '../../../copy/car.ts'
import { useLoad, type Loaded } from '../../../hooks/use-load.ts'
import { open } from '../../../routes.ts'
import { StaffGate } from '../staff-gate.tsx'
import { Bill, type Outcome } from '../visit/bill.tsx'
import { UndoSheet, Voided, type VoidedVisit } from '../voiding.tsx'
import { CorrectionSheet } from './correction-sheet.tsx'
import { listPrices } from './list-prices.ts'
import './index.scss'

function outcomeOf({ visit, grossFen, lines }: VisitRecord): Outcome {
  const { customerFen, totalFen } = visit
  const taken = lines.flatMap((line) => line.taken)
  const takenFen = grossFen - customerFen
  return {
    totals: { customerFen, totalFen },
    parts: lines,
    discounts: { grossFen, takenFen, lines: taken, offers: [] },
  }
}

/** That it does not count any more, by whom and why. */
function Standing({ visit, voided }: VisitRecord) {
  if (visit.show === 'settled') return null
  const why = voided === null ? '' : `${voided.by} ${moment(voided.at)}：${voided.reason}`
  return <Notice tone={visit.show === 'void' ? 'warn' : 'plain'} title={visitShowNames[visit.show]} hint={why} />
}

function Facts({ record }: { record: VisitRecord }) {
  const { visit, odometerKm, receipts } = record
  const { memberId, orderNumber, storeName, settledBy, settledAt, workTypeName } = visit
  return (
    <Section>
      <Row title={workTypeName} value={odometerKm === null ? '没有记里程' : kilometres(odometerKm)} />
      <Row title="工单" value={orderNumber} />
      <Row title={storeName} note={settledBy ?? settledBySystem} value={moment(settledAt)} />
      {receipts === 0 ? null : <Row title="小票" note="补打请到接待台" value={`打过 ${receipts} 次`} />}
      {memberId === null ? null : (
        <Row title="会员" value={visit.customerName ?? ''} onPress={() => open('staffMember', { memberId })} />
      )}
    </Section>
  )
}

/** What was done with it on this page. */
interface Done {
  voided: VoidedVisit | null
  corrected: string | null
}

function Record({ record, loaded }: { record: VisitRecord; loaded: Loaded<VisitRecord> }) {
  const [asking, setAsking] = useState<VisitAct | null>(null)
  const [{ voided, corrected }, setDone] = useState<Done>({ voided: null, corrected: null })
  const { visit } = record
  const close = (): void => setAsking(null)
  const done = (what: Partial<Done>): void => {
    setDone({ voided: null, corrected: null, ...what })
    close()
    loaded.reload()
  }
  return (
    <View className="visit-record">
      <Text className="visit-record__who">{whoseCar(visit.customerName, visit.plate)}</Text>
      <Slot>
        <Standing {...record} />
      </Slot>
      <View className="visit-record__block">
        <Bill outcome={outcomeOf(record)} lines={listPrices(record)} whole />
        {visit.show === 'void' ? null : (
          <PointsPair signed qualifying={visit.qualifying} redeemable={visit.redeemable} />
        )}
      </View>
      <Facts record={record} />
      <Slot>
        {voided === null ? null : <Voided voided={voided} />}
        {corrected === null ? null : <Notice tone="good" title="已更正" hint={corrected} />}
        {visit.can.includes('correct') ? (
          <Button onPress={() => setAsking('correct')}>{tillWords.correctVisit}</Button>
        ) : null}
        {visit.can.includes('void') ? <Button onPress={() => setAsking('void')}>{tillWords.voidVisit}</Button> : null}
      </Slot>
      <UndoSheet
        visitId={visit.visitId}
        open={asking === 'void'}
        onClose={close}
        onVoided={(answer) => done({ voided: answer })}
      />
      <CorrectionSheet
        record={record}
        open={asking === 'correct'}
        onClose={close}
        onCorrected={(words) => done({ corrected: words })}
        onFailed={loaded.reload}
      />
    </View>
  )
}

function RecordOf({ visitId }: { visitId: string }) {
  const loaded = useLoad(() => call(getVisitRecord, { params: { visitId } }), visitId)
  return <LoadedView loaded={loaded}>{(record) => <Record record={record} loaded={loaded} />}</LoadedView>
}

export default function VisitRecordPage() {
  const visitId = useRouter().params['visitId'] ?? ''
  return (
    <Screen>
      <StaffGate>{() => <RecordOf visitId={visitId} />}</StaffGate>
    </Screen>
  )
}
