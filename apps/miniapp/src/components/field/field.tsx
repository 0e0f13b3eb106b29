import { Input, Text, View } from '@tarojs/components'
import './field.scss'

interface Props {
  label: string
  value: string
  onChange: (value: string) => void
  placeholder?: string
  /** The keyboard that the phone shows. */
  type?: 'text' | 'number' | 'digit'
  /** What stands after the value: 元, 公里. */
  unit?: string
  problem?: string | null
  onConfirm?: () => void
  /** The word on the keyboard's own key: 完成, or 搜索. */
  confirms?: 'done' | 'search'
}

/** What a screen reader says: in a browser the real field is inside Taro's element. */
function nameOf(label: string): object {
  return process.env['TARO_ENV'] === 'h5' ? { nativeProps: { 'aria-label': label } } : { ariaLabel: label }
}

/** One thing to type, with its name above it. */
export function Field({
  label,
  value,
  onChange,
  placeholder = '',
  type = 'text',
  unit,
  problem,
  onConfirm,
  confirms = 'done',
}: Props) {
  return (
    <View className="field">
      <Text className="field__label">{label}</Text>
      <View className={`field__box ${problem ? 'field__box--bad' : ''}`}>
        <Input
          className="field__input"
          type={type}
          value={value}
          placeholder={placeholder}
          placeholderClass="field__placeholder"
          {...nameOf(label)}
          maxlength={120}
          confirmType={confirms}
          onInput={({ detail }) => onChange(detail.value)}
          {...(onConfirm === undefined ? {} : { onConfirm })}
        />
        {unit === undefined ? null : <Text className="field__unit">{unit}</Text>}
      </View>
      {problem ? <Text className="field__problem">{problem}</Text> : null}
    </View>
  )
}
