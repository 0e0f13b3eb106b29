import { View } from '@tarojs/components'
import { Pressable } from '../pressable/pressable.tsx'
import './quantity-stepper.scss'

interface Props {
  label: string
  value: number
  max: number
  /** What is counted. */
  unit?: '件' | '次'
  onChange: (value: number) => void
}

/** How many, from one to the most there may be. */
export function QuantityStepper({ label, value, max, unit = '件', onChange }: Props) {
  return (
    <View className="quantity-stepper" role="group" ariaRole="group" ariaLabel={label}>
      <Step label={`少一${unit}`} sign="−" disabled={value <= 1} onPress={() => onChange(value - 1)} />
      <View className="quantity-stepper__value" ariaLive="polite">
        {value}
      </View>
      <Step label={`多一${unit}`} sign="+" disabled={value >= max} onPress={() => onChange(value + 1)} />
    </View>
  )
}

interface StepProps {
  label: string
  sign: string
  disabled: boolean
  onPress: () => void
}

function Step({ label, sign, disabled, onPress }: StepProps) {
  const look = `quantity-stepper__step ${disabled ? 'quantity-stepper__step--off' : ''}`
  return (
    <Pressable className={look} label={label} disabled={disabled} onPress={onPress}>
      {sign}
    </Pressable>
  )
}
