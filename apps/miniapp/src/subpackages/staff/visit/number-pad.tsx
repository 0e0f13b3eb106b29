import { Text, View } from '@tarojs/components'
import { padKeys, type PadKey } from '@cheyou/till'
import { Pressable } from '../../../components/pressable/pressable.tsx'
import './number-pad.scss'

interface Props {
  onKey: (key: PadKey) => void
  onClose: () => void
  /** To the next amount; without it there is one only, and its key closes the pad. */
  onNext?: () => void
}

/** The till's own keys: amounts need no keyboard of the phone, which would cover the lines. */
export function NumberPad({ onKey, onClose, onNext }: Props) {
  return (
    <View className="number-pad" role="group" ariaLabel="数字键盘">
      <View className="number-pad__digits">
        {padKeys.map((key) => (
          <Pressable key={key} className="number-pad__key" label={key} onPress={() => onKey(key)}>
            <Text>{key}</Text>
          </Pressable>
        ))}
      </View>
      <View className="number-pad__side">
        <Pressable className="number-pad__key" label="退格" onPress={() => onKey('erase')}>
          <Text>⌫</Text>
        </Pressable>
        {onNext === undefined ? null : (
          <Pressable className="number-pad__key number-pad__key--word" onPress={onClose}>
            收起
          </Pressable>
        )}
        <Pressable className="number-pad__key number-pad__key--next" onPress={onNext ?? onClose}>
          {onNext === undefined ? '填好了' : '下一项'}
        </Pressable>
      </View>
    </View>
  )
}
