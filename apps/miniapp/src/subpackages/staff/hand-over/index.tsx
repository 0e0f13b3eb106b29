import { View } from '@tarojs/components'

export default function Page() {
  return <View>核销</View>
}
