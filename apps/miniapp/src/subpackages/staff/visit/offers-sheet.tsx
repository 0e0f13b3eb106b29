import { Text, View } from '@tarojs/components'
import type { WorkType } from '@cheyou/contract'
import { isUntouched, withLine } from '@cheyou/till'
import { takenBy } from '@cheyou/words'
import { Button } from '../../../components/button/button.tsx'
import { Sheet } from '../../../components/sheet/sheet.tsx'
import { off } from '../../../copy/discounts.ts'
import { ApprovalFields } from './approval-fields.tsx'
import { benefitsFor, LineBenefit } from './line-sheet.tsx'
import { OfferFields } from './offer-fields.tsx'
import type { VisitPage } from './use-visit.ts'

interface Props {
  page: VisitPage
  place: { storeId: string; memberId: string }
  workTypes: readonly Pick<WorkType, 'code' | 'name'>[]
  open: boolean
  onClose: () => void
}

/** All that can come off this visit, each with what it saves: rules, benefits, vouchers, discretion, approval (req. 3.5). */
export function OffersSheet({ page, place, workTypes, open, onClose }: Props) {
  return (
    <Sheet title="优惠" open={open} onClose={onClose}>
      <View className="visit__sheet">
        <ByRule page={page} />
        <Benefits page={page} />
        {page.choices === null ? null : (
          <OfferFields
            choices={page.choices}
            workTypes={workTypes}
            outcomes={page.preview?.discounts.offers ?? []}
            form={page.form}
            change={page.change}
          />
        )}
        {page.form.vehicleId === null ? null : (
          <ApprovalFields
            place={{ ...place, vehicleId: page.form.vehicleId }}
            preview={page.preview}
            form={page.form}
            change={page.change}
          />
        )}
        <Button primary onPress={onClose}>
          好了
        </Button>
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
            <LineBenefit line={line} benefits={benefits} onChange={(part) => page.replace(withLine(form, at, part))} />
          </View>
        ),
      )}
    </View>
  )
}
