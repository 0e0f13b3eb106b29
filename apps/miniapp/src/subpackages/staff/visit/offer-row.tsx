import { Text, View } from '@tarojs/components'
import type { OfferOutcome } from '@cheyou/contract'
import { Pressable } from '../../../components/pressable/pressable.tsx'
import { off, whyNot } from '../../../copy/discounts.ts'
import './offers.scss'

interface Props {
  name: string
  terms: string
  takesFen: number
  problem: OfferOutcome['problem']
  chosen: boolean
  onToggle: () => void
}

/** Something that can come off this visit, to be ticked; what cannot says why. */
export function OfferRow({ name, terms, takesFen, problem, chosen, onToggle }: Props) {
  return (
    <Pressable
      className={`offers__voucher ${chosen ? 'offers__voucher--on' : ''}`}
      role="checkbox"
      checked={chosen}
      label={name}
      disabled={problem !== null && !chosen}
      onPress={onToggle}
    >
      <View className="offers__box" ariaHidden>
        {chosen ? <Text>✓</Text> : null}
      </View>
      <View className="offers__words">
        <Text className="offers__name">{name}</Text>
        {terms === '' ? null : <Text className="offers__terms">{terms}</Text>}
        {problem === null ? null : <Text className="offers__problem">{whyNot(problem)}</Text>}
      </View>
      {problem === null ? <Text className="offers__takes">{off(takesFen)}</Text> : null}
    </Pressable>
  )
}
