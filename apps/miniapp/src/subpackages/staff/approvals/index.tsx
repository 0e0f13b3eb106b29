import { useState } from 'react'
import { Text, View } from '@tarojs/components'
import type { DiscountApproval, StaffBrief } from '@cheyou/contract'
import { terms, timeOf, yuan } from '@cheyou/words'
import { Button } from '../../../components/button/button.tsx'
import { LoadedView } from '../../../components/loaded-view/loaded-view.tsx'
import { Notice } from '../../../components/notice/notice.tsx'
import { Screen } from '../../../components/screen/screen.tsx'
import { Slot } from '../../../components/slot/slot.tsx'
import { Empty } from '../../../components/states/states.tsx'
import { whoseCar } from '../../../copy/car.ts'
import { StaffGate } from '../staff-gate.tsx'
import { AgreeSheet, RefuseSheet } from './decision-sheets.tsx'
import { decides, usePending } from './use-pending.ts'
import './index.scss'

type Question = { approval: DiscountApproval; answer: 'agree' | 'refuse' }

interface AskedProps {
  approval: DiscountApproval
  severalStores: boolean
  onAnswer: (answer: Question['answer']) => void
}

/** Who asks, for whom, how much and why, with what the customer would pay. */
function Asked({ approval, severalStores, onAnswer }: AskedProps) {
  const { memberName, plate, storeName, amountFen, billFen, reason, askedBy, askedAt, can } = approval
  const who = severalStores ? `${whoseCar(memberName, plate)} · ${storeName}` : whoseCar(memberName, plate)
  return (
    <View className="approvals__one">
      <Text className="approvals__who">{who}</Text>
      <View className="approvals__sum">
        <Text className="approvals__amount">优惠 {yuan(amountFen)}</Text>
        <Text className="approvals__bill">
          应付 {yuan(billFen)} → {yuan(Math.max(0, billFen - amountFen))}
        </Text>
      </View>
      <Text className="approvals__reason">{reason}</Text>
      <Text className="approvals__by">
        {askedBy} {timeOf(askedAt)} 申请，只限今天
      </Text>
      {can.length === 0 ? (
        <Text className="approvals__by">{terms.anotherManager}</Text>
      ) : (
        <View className="approvals__answers">
          <View className="approvals__answer">
            <Button onPress={() => onAnswer('refuse')}>不同意</Button>
          </View>
          <View className="approvals__answer">
            <Button primary onPress={() => onAnswer('agree')}>
              同意
            </Button>
          </View>
        </View>
      )}
    </View>
  )
}

function Approvals({ staff }: { staff: StaffBrief }) {
  const loaded = usePending(staff)
  const [question, setQuestion] = useState<Question | null>(null)
  const [done, setDone] = useState<string | null>(null)
  const close = (): void => setQuestion(null)
  const decided = (words: string): void => {
    setDone(words)
    close()
    loaded.reload()
  }
  return (
    <View className="approvals">
      <Slot>{done === null ? null : <Notice tone="good" title={done} />}</Slot>
      <LoadedView loaded={loaded}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Empty title="没有等您审批的优惠" hint="店员申请超出权限的优惠时，几秒内会出现在这里。" />
          ) : (
            <View className="approvals">
              {rows.map((approval) => (
                <Asked
                  key={approval.approvalId}
                  approval={approval}
                  severalStores={staff.stores.length > 1}
                  onAnswer={(answer) => setQuestion({ approval, answer })}
                />
              ))}
            </View>
          )
        }
      </LoadedView>
      <AgreeSheet
        approval={question?.answer === 'agree' ? question.approval : null}
        onDone={decided}
        onFailed={loaded.reload}
        onClose={close}
      />
      <RefuseSheet
        approval={question?.answer === 'refuse' ? question.approval : null}
        onDone={decided}
        onFailed={loaded.reload}
        onClose={close}
      />
    </View>
  )
}

export default function ApprovalsPage() {
  return (
    <Screen>
      <StaffGate>
        {(staff) =>
          decides(staff) ? (
            <Approvals staff={staff} />
          ) : (
            <Empty title="这里由店长审批优惠" hint="您申请的优惠会在到店登记里显示结果。" />
          )
        }
      </StaffGate>
    </Screen>
  )
}
