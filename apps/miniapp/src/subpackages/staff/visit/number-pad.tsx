import { Text, View } from '@tarojs/components'
import { padKeys } from '@cheyou/till'
import { Pressable } from '../../../components/pressable/pressable.tsx'
import type { Pad } from './use-pad.ts'
import './number-pad.scss'

/** The till's own keys: amounts need no keyboard of the phone, which would cover the lines. */
export function NumberPad({ pad }: { pad: Pad }) {
  return (
    <View className="number-pad" role="group" ariaLabel="数字键盘">
      <View className="number-pad__digits">
        {padKeys.map((key) => (
          <Pressable key={key} className="number-pad__key" label={key} onPress={() => pad.press(key)}>
            <Text>{key}</Text>
          </Pressable>
        ))}
      </View>
      <View className="number-pad__side">
        <Pressable className="number-pad__key" label="退格" onPress={() => pad.press('erase')}>
          <Text>⌫</Text>
        </Pressable>
        <Pressable className="number-pad__key number-pad__key--word" onPress={() => pad.open(null)}>
          收起
        </Pressable>
        <Pressable className="number-pad__key number-pad__key--next" onPress={pad.next}>
          下一项
        </Pressable>
      </View>
    </View>
  )
}
