import { View } from '@tarojs/components'

export default function Page() {
  return <View>到店登记</View>
}
