import { Picker, Text, View } from '@tarojs/components'
import { day } from '@cheyou/words'
import './field.scss'

interface Props {
  label: string
  /** `YYYY-MM-DD` */
  value: string
  /** The last day that can be chosen, `YYYY-MM-DD`. */
  latest: string
  onChange: (value: string) => void
}

/** One day to choose, with its name above it: the phone's own wheels, nothing to type. */
export function DateField({ label, value, latest, onChange }: Props) {
  return (
    <View className="field">
      <Text className="field__label">{label}</Text>
      <Picker mode="date" value={value} end={latest} onChange={({ detail }) => onChange(detail.value)}>
        <View className="field__box" role="button" ariaRole="button" ariaLabel={`${label}，${day(value)}`}>
          <Text className="field__input">{day(value)}</Text>
          <View className="field__chevron" ariaHidden />
        </View>
      </Picker>
    </View>
  )
}
