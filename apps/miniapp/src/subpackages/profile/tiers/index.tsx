import { View } from '@tarojs/components'

export default function Page() {
  return <View>等级</View>
}
