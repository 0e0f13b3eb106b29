import { Text, View } from '@tarojs/components'
import { Pressable } from '../../../components/pressable/pressable.tsx'
import './amount-field.scss'

interface Props {
  label: string
  /** As typed. */
  value: string
  /** The pad types into it. */
  typing: boolean
  /** The next digit takes the place of what is there. */
  whole: boolean
  problem: string | null
  onPress: () => void
}

/** An amount that is typed on the till's own pad. */
export function AmountField({ label, value, typing, whole, problem, onPress }: Props) {
  return (
    <View className="field">
      <Text className="field__label">{label}</Text>
      <Pressable
        className={`amount-field ${typing ? 'amount-field--on' : ''} ${problem === null ? '' : 'amount-field--bad'}`}
        label={`${label}${value === '' ? '' : ` ${value} 元`}`}
        onPress={onPress}
      >
        <Text className={typing && whole && value !== '' ? 'amount-field__figure--whole' : ''}>
          {value === '' ? '¥' : `¥${value}`}
        </Text>
      </Pressable>
      {problem === null ? null : <Text className="field__problem">{problem}</Text>}
    </View>
  )
}
