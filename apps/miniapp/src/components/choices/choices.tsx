import { View } from '@tarojs/components'
import { Pressable } from '../pressable/pressable.tsx'
import './choices.scss'

interface Props<Value extends string> {
  label: string
  options: readonly { value: Value; text: string }[]
  value: Value | null
  onChange: (value: Value) => void
}

/** One of a few, all in sight. */
export function Choices<Value extends string>({ label, options, value, onChange }: Props<Value>) {
  return (
    <View className="choices" role="radiogroup" ariaRole="radiogroup" ariaLabel={label}>
      {options.map((option) => (
        <Pressable
          key={option.value}
          className={`choices__choice ${option.value === value ? 'choices__choice--on' : ''}`}
          label={option.text}
          role="radio"
          checked={option.value === value}
          onPress={() => onChange(option.value)}
        >
          {option.text}
        </Pressable>
      ))}
    </View>
  )
}
