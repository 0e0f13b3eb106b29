import { useState } from 'react'
import { Text, View } from '@tarojs/components'
import type { WorkType } from '@cheyou/contract'
import { isUntouched, lineNoOf, withLine } from '@cheyou/till'
import { takenBy } from '@cheyou/words'
import { Button } from '../../../components/button/button.tsx'
import { Sheet } from '../../../components/sheet/sheet.tsx'
import { off } from '../../../copy/discounts.ts'
import { ApprovalFields } from './approval-fields.tsx'
import { benefitsFor, LineBenefit } from './line-sheet.tsx'
import { NumberPad } from './number-pad.tsx'
import { DiscretionField, VoucherFields } from './offer-fields.tsx'
import { useAmounts } from './use-amounts.ts'
import type { ApprovalPage } from './use-approval.ts'
import type { VisitPage } from './use-visit.ts'

interface Props {
  page: VisitPage
  approval: ApprovalPage
  workTypes: readonly Pick<WorkType, 'code' | 'name'>[]
  open: boolean
  onClose: () => void
}

/** All that can come off this visit, each with what it saves: rules, benefits, vouchers, discretion, approval (req. 3.5). */
export function OffersSheet({ page, approval, workTypes, open, onClose }: Props) {
  const [asked, setAsked] = useState('')
  const { form, choices, change } = page
  const amounts = useAmounts({ discretion: form.discretion, approval: asked }, (spot, text) =>
    spot === 'discretion' ? change({ discretion: text }) : setAsked(text),
  )
  const { spot } = amounts
  const close = (): void => {
    amounts.open(null)
    onClose()
  }
  // While the pad is open only what it types into is in sight, however much else there is.
  const beside = (own: typeof spot): string => (spot === null || spot === own ? 'visit__sheet' : 'visit__away')
  return (
    <Sheet title="优惠" open={open} onClose={close}>
      <View className="visit__sheet">
        <View className={beside(null)}>
          <ByRule page={page} />
          <Benefits page={page} />
          {choices === null ? null : (
            <VoucherFields
              choices={choices}
              workTypes={workTypes}
              outcomes={page.preview?.discounts.offers ?? []}
              form={form}
              change={change}
            />
          )}
        </View>
        <View className={beside('discretion')}>
          {choices === null ? null : <DiscretionField choices={choices} form={form} amounts={amounts} />}
        </View>
        <View className={beside('approval')}>
          {form.vehicleId === null ? null : (
            <ApprovalFields
              page={approval}
              amounts={amounts}
              amount={asked}
              preview={page.preview}
              form={form}
              change={change}
            />
          )}
        </View>
        {spot === null ? (
          <Button primary onPress={close}>
            好了
          </Button>
        ) : (
          <NumberPad onKey={amounts.press} onClose={() => amounts.open(null)} />
        )}
      </View>
    </Sheet>
  )
}

const RULES = ['tier', 'threshold', 'agreed']

/** What comes off without being asked for: by tier, threshold and agreed price. */
function ByRule({ page }: { page: VisitPage }) {
  const taken = new Map<string, number>()
  for (const line of page.shown?.discounts.lines ?? []) {
    if (!RULES.includes(line.step)) continue
    const name = takenBy(line, page.form.lines.filter((one) => !isUntouched(one))[line.lineNo - 1]?.lineKind ?? null)
    taken.set(name, (taken.get(name) ?? 0) + line.takenFen)
  }
  if (taken.size === 0) return null
  return (
    <View className="visit__block">
      <Text className="visit__label">自动优惠</Text>
      {[...taken].map(([name, takenFen]) => (
        <View key={name} className="bill__row bill__row--taken">
          <Text className="bill__why">{name}</Text>
          <Text className="bill__amount">{off(takenFen)}</Text>
        </View>
      ))}
    </View>
  )
}

/** A benefit is for one line, so it is chosen line by line. */
function Benefits({ page }: { page: VisitPage }) {
  const { form, choices } = page
  const benefits = choices?.benefits ?? []
  const fitting = form.lines.map((line) => !isUntouched(line) && benefitsFor(line, benefits).length > 0)
  if (!fitting.includes(true)) return null
  return (
    <View className="visit__block">
      <Text className="visit__label">权益</Text>
      {form.lines.map((line, at) =>
        !fitting[at] ? null : (
          <View key={at} className="visit__benefit">
            <Text>{line.itemName === '' ? `第 ${at + 1} 项` : line.itemName}</Text>
            <LineBenefit
              line={line}
              lineNo={lineNoOf(form, at)}
              benefits={benefits}
              onChange={(part) => page.replace(withLine(form, at, part))}
            />
          </View>
        ),
      )}
    </View>
  )
}
